package io.contaluz.billing.alerting;

import io.contaluz.billing.metering.Voltage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The voltages of one day, as far as they lie in the last hours.
///
/// @param nominalVolts what is to be there
/// @param sustained so many readings were not above it as make a sag; null if there are fewer
record VoltageDay(LocalDate day, int nominalVolts, Voltage lowest, @Nullable Voltage sustained) {}

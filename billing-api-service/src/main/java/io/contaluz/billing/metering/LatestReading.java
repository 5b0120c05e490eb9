package io.contaluz.billing.metering;

import org.jspecify.annotations.Nullable;

/// The last reading of a usage point, if it has one.
record LatestReading(String matricula, @Nullable Reading reading) {}

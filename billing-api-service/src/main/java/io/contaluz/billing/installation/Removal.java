package io.contaluz.billing.installation;

import io.contaluz.billing.metering.WattHours;
import java.time.Instant;

/// When a meter left, and where its register stood then.
record Removal(Instant at, WattHours register) {}

package io.contaluz.billing.alerting;

import io.contaluz.billing.metering.Voltage;

/// A voltage that was too low for a while.
///
/// @param lowest of the day, as far as it was known
/// @param critical whether it was below the critical limit for that while, not only the adequate
record Sag(Voltage lowest, boolean critical) {

    /// The name of its range, as PRODIST module 8 has it.
    String range() {
        return critical ? "critica" : "precaria";
    }
}

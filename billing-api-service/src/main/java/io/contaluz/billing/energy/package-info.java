/// The energy of a usage point in slots of 15 minutes, hours and days.
///
/// Reads the table `energy_day`, which ingest keeps; writes nothing. It knows nothing of money.
@ApplicationModule(
        allowedDependencies = {"series", "usagepoint", "metering", "refusal", "page", "csv"})
@NullMarked
package io.contaluz.billing.energy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

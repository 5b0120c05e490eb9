/// Readings: the series of a usage point, and the import of a history.
///
/// Shares the append-only tables `meter_reading` and `reading_conflict` with ingest; changes and
/// deletes nothing in them. It knows nothing of money.
@ApplicationModule(allowedDependencies = {"usagepoint", "refusal", "page", "csv"})
@NullMarked
package io.contaluz.billing.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

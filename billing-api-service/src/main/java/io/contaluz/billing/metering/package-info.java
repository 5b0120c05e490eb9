/// Readings: the series of a usage point, what somebody has decided about them, and the import of a
/// history.
///
/// Shares the append-only tables `meter_reading`, `reading_conflict` and `reading_change` with
/// ingest; changes and deletes nothing in them. Whatever changes the energy of a usage point is
/// noted in the last one, by the transaction that changes it. Owns the table `reading_revision`, in
/// which nothing is deleted either; reads the stays of meters. What counts is decided by `series`.
/// It knows nothing of money.
@ApplicationModule(allowedDependencies = {"series", "usagepoint", "refusal", "page", "csv"})
@NullMarked
package io.contaluz.billing.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// From a datagram to a batch: decodes, finds the usage point, verifies its mac, applies the rules
/// and the limits, and counts where each datagram and each reading went. Whatever waits is bounded,
/// and what is dropped is counted.
///
/// Owns the counters, whose sums close (docs/wire-format.md); must not touch the database.
@ApplicationModule(allowedDependencies = {"wire", "reading", "spool"})
@NullMarked
package io.contaluz.ingest.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

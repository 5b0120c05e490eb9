/// From a datagram to a queue: decodes, finds the usage point, applies the rules, and counts where
/// each datagram and each reading went. Every queue is bounded, and says what it drops.
///
/// Owns the counters, whose sums close (docs/wire-format.md); must not touch the database.
@ApplicationModule(allowedDependencies = {"wire", "reading"})
@NullMarked
package io.contaluz.ingest.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

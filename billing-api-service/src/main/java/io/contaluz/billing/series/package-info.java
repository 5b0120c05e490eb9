/// From a register's readings to validated energy: what of them counts, how much energy lies
/// between them, what is suspicious about them, and what stands in for what is missing.
///
/// Pure: it knows no Spring, no database and no other package. What counts and how much it comes to
/// is decided as ingest decides it (`docs/energy-vectors.tsv` is a test of both). Energies and
/// registers are whole watt-hours in a `long`. It must not know of tariffs or money.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.contaluz.billing.series;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

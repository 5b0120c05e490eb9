/// What a run tells of itself in the end: a table for people, JSON for programs.
///
/// Owns the two forms. It must not measure or count anything itself. No Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"chaos", "firmware", "fleet", "load"})
package io.contaluz.simulator.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

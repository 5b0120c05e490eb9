/// Which simulator replica holds which run of matriculas.
///
/// Owns the table `matricula_lease`. It registers no usage point.
@ApplicationModule(allowedDependencies = {"refusal"})
@NullMarked
package io.contaluz.billing.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The billing service as the simulator needs it: registering meters, their last readings, the
/// import of history, and the lease of a range of matriculas.
///
/// Owns HTTP, JSON and CSV. It must not know of fleets or of datagrams.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.contaluz.simulator.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The meters: what their registers show, how fast they grow, and how much of it was read.
///
/// Owns the state of the fleet, in primitive arrays. It must not know how a reading is written or
/// sent, nor read a clock. No Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.contaluz.simulator.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

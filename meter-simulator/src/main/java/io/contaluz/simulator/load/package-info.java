/// A run: which meter is read when, at which pace its readings leave, and when it is over.
///
/// Owns time. It must not open sockets, call services or print. No Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"firmware", "fleet", "send", "wire"})
package io.contaluz.simulator.load;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

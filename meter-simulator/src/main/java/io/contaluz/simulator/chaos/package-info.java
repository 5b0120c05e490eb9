/// A hostile fleet: what goes wrong with readings and meters, decided from one seed before anything
/// is sent, and the truth that a service has to arrive at all the same.
///
/// Owns the plan and the truth, which is counted from what the meters consumed and what was done to
/// their datagrams, never from what a service answers. It must not open sockets or call services.
/// No Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {"fleet", "load", "send", "wire"})
package io.contaluz.simulator.chaos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The way out: datagrams in small batches to one UDP address, and the way back of answers.
///
/// Owns sockets and what the kernel says of them. It must not know what a datagram holds, nor when
/// the next is due. No Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.contaluz.simulator.send;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The socket on which readings arrive. Owns its settings and what the kernel says about it; knows
/// nothing of what a datagram holds.
@ApplicationModule(allowedDependencies = "intake")
@NullMarked
package io.contaluz.ingest.udp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The datagram's form (docs/wire-format.md): bytes in, a reading or the reason for none out. Pure:
/// no Spring, no clock, no state between two datagrams.
@ApplicationModule(allowedDependencies = "reading")
@NullMarked
package io.contaluz.ingest.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The form of datagrams and of their answers (docs/wire-format.md): bytes in, readings or the
/// reason for none out. Pure: no Spring, no clock, nothing remembered from one datagram to the
/// next.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.contaluz.ingest.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// What a reading looks like in bytes: the datagram of `docs/wire-format.md` and the line of a CSV
/// import.
///
/// Owns the encoding alone; it must not know where readings come from or where they go. No Spring.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.contaluz.simulator.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

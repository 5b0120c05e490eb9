/// The command line: options and their checks, what a run does one after the other, and what it
/// prints.
///
/// Owns the words; how anything is done belongs to the other packages.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "api",
            "chaos",
            "firmware",
            "fleet",
            "load",
            "report",
            "send",
            "wire"
        })
package io.contaluz.simulator.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

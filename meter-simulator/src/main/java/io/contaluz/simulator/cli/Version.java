package io.contaluz.simulator.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version that the jar carries.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"meter-simulator " + Objects.requireNonNullElse(version, "unknown")};
    }
}

package io.contaluz.simulator.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The defaults of options that the environment may change. They are texts, since the options that
/// they stand for check them: a wrong one is told in the same words.
///
/// @param interval seconds between two readings of a meter
/// @param incrementInterval seconds between two growths of a register, blank for once a reading
/// @param port UDP port that readings go to
/// @param api address of billing
@ConfigurationProperties("contaluz.simulator")
record SimulatorProperties(
        @DefaultValue("10") String interval,
        @DefaultValue("") String incrementInterval,
        @DefaultValue("50001") String port,
        @DefaultValue("http://127.0.0.1:8080") String api)
        implements IDefaultValueProvider {

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        return switch (option.longestName()) {
            case "--interval" -> interval;
            case "--increment-interval" -> incrementInterval.isBlank() ? null : incrementInterval;
            case "--port" -> port;
            case "--api" -> api;
            default -> null;
        };
    }
}

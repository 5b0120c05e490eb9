package io.contaluz.simulator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/// A fleet of virtual meters on the command line, from one to a million.
///
/// Without Spring Boot's autoconfiguration: nothing of it is needed here, and the start is a
/// quarter quicker for it.
@SpringBootConfiguration
@ComponentScan
@ConfigurationPropertiesScan
public class SimulatorApplication {

    /// Runs one command and ends with its exit code.
    ///
    /// @param arguments see `--help`
    public static void main(String[] arguments) {
        var application = new SpringApplication(SimulatorApplication.class);
        // The options are the command's alone: `--port` must not become a property of that name.
        application.setAddCommandLineProperties(false);
        // The command itself ends in order on a signal; nothing may be closed under it meanwhile.
        application.setRegisterShutdownHook(false);
        System.exit(SpringApplication.exit(application.run(arguments)));
    }
}

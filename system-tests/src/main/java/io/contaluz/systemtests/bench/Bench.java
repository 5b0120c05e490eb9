package io.contaluz.systemtests.bench;

import java.util.List;

/// What `./contaluz bench NAME` runs.
public final class Bench {

    private Bench() {}

    /// Runs one benchmark and prints its line.
    ///
    /// @param arguments the benchmark's name, then its options
    public static void main(String[] arguments) throws Exception {
        var options = List.of(arguments).subList(1, arguments.length);
        var line =
                switch (arguments[0]) {
                    case "api" -> ApiBench.of(options).run();
                    case "billing" -> BillingBench.of(options).run();
                    case "limit" -> LimitBench.of(options).run();
                    case "store" -> StoreBench.of(options).run();
                    case "ingest" -> IngestBench.of(options).run();
                    case "energy" -> EnergyBench.of(options).run();
                    case "simulator" -> SimulatorBench.of(options).run();
                    default -> throw new IllegalArgumentException("no benchmark " + arguments[0]);
                };
        System.out.println(line);
    }
}

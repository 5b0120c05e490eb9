package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The highest rate at which the simulator's readings are all stored for a minute, everything on
/// this machine: simulator, ingest and PostgreSQL with `fsync` and `synchronous_commit` on; beside
/// it, measured in the same run, what a bare socket loop stores.
///
/// Each rate is tried on a fresh stack, so that one trial's tables, caches and latencies do not
/// colour the next.
///
/// @param fixedRate readings a second, or 0 to begin at a share of the bare limit and go down
/// @param load the meters and the time
/// @param withLimit whether the bare limit is measured too
record IngestBench(int fixedRate, Load load, boolean withLimit) {

    private static final double OF_LIMIT = 0.9;
    private static final double STEP = 0.93;
    private static final int TRIALS = 6;
    private static final int UNLIMITED_RATE = 260_000;
    private static final int HALF_SECONDS = 20;

    /// Reads `--rate`, `--seconds`, `--meters` and `--readings-per-datagram`.
    static IngestBench of(List<String> words) {
        var options = new Options(words);
        var load =
                new Load(
                        0,
                        options.number("--seconds", 60),
                        options.number("--meters", 20_000),
                        options.number("--readings-per-datagram", 1));
        int rate = options.number("--rate", 0);
        return new IngestBench(rate, load, rate == 0 && load.perDatagram() == 1);
    }

    String run() throws IOException, InterruptedException, SQLException {
        var limit =
                withLimit
                        ? Optional.of(LimitBench.of(List.of()).measure())
                        : Optional.<Figures>empty();
        int rate =
                fixedRate > 0
                        ? fixedRate
                        : limit.map(its -> (int) (its.perSecond() * OF_LIMIT))
                                .orElse(UNLIMITED_RATE);
        for (int trials = 0; trials < TRIALS; trials++) {
            var trial = trial(load.at(rate, load.seconds()));
            var members = members(trial, limit);
            if (trial.figures().lossless() || fixedRate > 0) {
                if (withLimit) {
                    var half = trial(load.at(rate / 2, HALF_SECONDS));
                    members.put("p99_ms_at_half", half.p99Millis());
                }
                return Stack.json(members);
            }
            System.err.println(Stack.json(members));
            rate = (int) (rate * STEP);
        }
        throw new IOException("readings are lost even at " + rate + "/s");
    }

    private static IngestTrial trial(Load load)
            throws IOException, InterruptedException, SQLException {
        try (var stack = FreshStack.start()) {
            IngestTrial.register(stack.stack(), load);
            return IngestTrial.run(stack.stack(), load);
        }
    }

    private static Map<String, Object> members(IngestTrial trial, Optional<Figures> limit) {
        var members = new LinkedHashMap<String, Object>();
        members.put("bench", "ingest");
        members.put("rate", trial.load().rate());
        members.put("readings_per_datagram", trial.load().perDatagram());
        members.put("meters", trial.load().meters());
        members.put("seconds", trial.load().seconds());
        members.put("sent", trial.figures().sent());
        members.put("stored", trial.figures().stored());
        members.put("lost", trial.lost());
        members.put("per_s", trial.figures().perSecond());
        limit.ifPresent(its -> {
            members.put("limit_per_s", its.perSecond());
            double ratio = (double) trial.figures().perSecond() / its.perSecond();
            members.put("ratio_to_limit", Math.round(ratio * 100) / 100.0);
        });
        members.put("p50_ms", trial.latencies().path("p50").decimalValue());
        members.put("p99_ms", trial.p99Millis());
        members.put("max_ms", trial.latencies().path("max").decimalValue());
        members.put("rss_mib", trial.rssMib());
        members.put("energy_lag_s", trial.energyLagSeconds());
        members.put("energy_drain_s", trial.energyDrainSeconds());
        members.put("fsync", trial.fsync());
        members.put("synchronous_commit", trial.synchronousCommit());
        return members;
    }
}

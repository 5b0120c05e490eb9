package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Ports;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

/// The highest rate at which [BareStore] loses nothing: what this machine can do at all.
///
/// @param load the meters, the time and the first rate
record LimitBench(Load load) {

    private static final double UP = 1.1;
    private static final int LOWEST_RATE = 10_000;

    /// Reads `--rate` and `--seconds`.
    static LimitBench of(List<String> words) {
        var options = new Options(words);
        return new LimitBench(
                new Load(
                        options.number("--rate", 120_000),
                        options.number("--seconds", 20),
                        20_000,
                        1));
    }

    String run() throws IOException, InterruptedException, SQLException {
        var limit = measure();
        var members = new LinkedHashMap<String, Object>();
        members.put("bench", "limit");
        members.put("seconds", load.seconds());
        members.put("stored", limit.stored());
        members.put("per_s", limit.perSecond());
        return Stack.json(members);
    }

    /// Up from the first rate until something is lost; down, if that loses already.
    Figures measure() throws IOException, InterruptedException, SQLException {
        try (var stack = FreshStack.start()) {
            var best = trial(stack.stack(), load.rate());
            if (best.lossless()) {
                return up(stack.stack(), best);
            }
            return down(stack.stack());
        }
    }

    private Figures up(Stack stack, Figures first)
            throws IOException, InterruptedException, SQLException {
        var best = first;
        for (int rate = (int) (load.rate() * UP); ; rate = (int) (rate * UP)) {
            var next = trial(stack, rate);
            if (!next.lossless() || next.perSecond() <= best.perSecond()) {
                return best;
            }
            best = next;
        }
    }

    private Figures down(Stack stack) throws IOException, InterruptedException, SQLException {
        for (int rate = (int) (load.rate() / UP); rate > LOWEST_RATE; rate = (int) (rate / UP)) {
            var next = trial(stack, rate);
            if (next.lossless()) {
                return next;
            }
        }
        throw new IOException("readings are lost even at " + LOWEST_RATE + "/s");
    }

    private Figures trial(Stack stack, int rate)
            throws IOException, InterruptedException, SQLException {
        var figures = BareTrial.run(stack, load.at(rate, load.seconds()), Ports.free().udp());
        System.err.println("limit: " + rate + "/s asked, " + figures);
        return figures;
    }
}

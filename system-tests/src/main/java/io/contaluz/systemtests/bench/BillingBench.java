package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Sql;
import io.contaluz.systemtests.Stack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How many invoices a second the closing of a month issues, by modality, and what memory billing
/// takes meanwhile; beside it, measured in the same run, how many such rows a second the database
/// alone inserts. The first closing of a process just started, in which its code is still being
/// compiled, is told apart.
///
/// @param first groups that are closed before the others
record BillingBench(List<Group> first, List<Group> groups) {

    private static final BillableMonth MONTH =
            new BillableMonth(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1));

    /// Usage points that are billed together.
    ///
    /// @param name that their cycle is opened for
    /// @param modality in the database
    record Group(String name, String modality, int size) {

        /// Others of the same modality.
        Group first(int percent) {
            return new Group("1-" + name, modality, size * percent / 100);
        }
    }

    /// Reads `--convencional` and `--branca`, and `--primeiras`: how many of a hundred as many
    /// usage points are closed before.
    static BillingBench of(List<String> words) {
        var options = new Options(words);
        int percent = options.number("--primeiras", 40);
        var groups =
                List.of(
                        new Group(
                                "convencional",
                                "conventional",
                                options.number("--convencional", 100_000)),
                        new Group("branca", "white", options.number("--branca", 20_000)));
        var first = groups.stream().map(group -> group.first(percent)).toList();
        return new BillingBench(percent == 0 ? List.of() : first, groups);
    }

    String run() throws IOException, InterruptedException, SQLException {
        try (var fresh = FreshStack.start(Map.of("CONTALUZ_ALERTING_EVERY", "0"))) {
            var stack = fresh.stack();
            long seconds = fill(stack.sql());
            var sizes = new LinkedHashMap<String, Object>();
            var firstPerSecond = new LinkedHashMap<String, Object>();
            var perSecond = new LinkedHashMap<String, Object>();
            var bare = new LinkedHashMap<String, Object>();
            var ratios = new LinkedHashMap<String, Object>();
            var memory = new LinkedHashMap<String, Object>();
            for (var group : first) {
                firstPerSecond.put(group.name, close(stack, group).perSecond());
            }
            for (var group : groups) {
                var closing = close(stack, group);
                long inserted = BareInvoices.perSecond(stack.sql(), closing.cycle());
                sizes.put(group.name, closing.invoices());
                perSecond.put(group.name, closing.perSecond());
                bare.put(group.name, inserted);
                ratios.put(group.name, Math.round(closing.perSecond() * 100.0 / inserted) / 100.0);
                memory.put(group.name, closing.rssMib());
            }
            var members = new LinkedHashMap<String, Object>();
            members.put("bench", "billing");
            members.put("invoices", sizes);
            members.put("fill_s", seconds);
            members.put("first_invoices_per_s", firstPerSecond);
            members.put("invoices_per_s", perSecond);
            members.put("bare_inserts_per_s", bare);
            members.put("ratio_to_bare_inserts", ratios);
            members.put("rss_mib_by_quarters", memory);
            members.put("rss_mib_peak", Rss.of(stack.process("billing")).peakMib());
            return Stack.json(members);
        }
    }

    private static Closing close(Stack stack, Group group)
            throws IOException, InterruptedException {
        return Closing.of(stack, group.name, MONTH.start(), MONTH.end());
    }

    /// @return how many seconds it took
    private long fill(Sql sql) throws SQLException {
        long start = System.nanoTime();
        MONTH.draw(sql);
        for (var group : Stream.concat(first.stream(), groups.stream()).toList()) {
            MONTH.add(sql, group);
        }
        // What the database would else do while it is timed.
        sql.execute("vacuum analyze");
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }
}

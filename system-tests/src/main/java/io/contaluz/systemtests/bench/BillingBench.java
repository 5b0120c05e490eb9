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

/// How many invoices a second the closing of a month issues, by modality, and what memory billing
/// takes meanwhile; beside it, measured in the same run, how many such rows a second the database
/// alone inserts.
record BillingBench(List<Group> groups) {

    private static final BillableMonth MONTH =
            new BillableMonth(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1));

    /// Usage points of one modality.
    ///
    /// @param modality in routes; their cycles' group, too
    /// @param name of the modality in the database
    record Group(String modality, String name, int size) {}

    /// Reads `--convencional` and `--branca`.
    static BillingBench of(List<String> words) {
        var options = new Options(words);
        return new BillingBench(
                List.of(
                        new Group(
                                "convencional",
                                "conventional",
                                options.number("--convencional", 100_000)),
                        new Group("branca", "white", options.number("--branca", 20_000))));
    }

    String run() throws IOException, InterruptedException, SQLException {
        try (var fresh = FreshStack.start(Map.of("CONTALUZ_ALERTING_EVERY", "0"))) {
            var stack = fresh.stack();
            long seconds = fill(stack.sql());
            var sizes = new LinkedHashMap<String, Object>();
            var perSecond = new LinkedHashMap<String, Object>();
            var bare = new LinkedHashMap<String, Object>();
            var ratios = new LinkedHashMap<String, Object>();
            var memory = new LinkedHashMap<String, Object>();
            for (var group : groups) {
                var modality = group.modality;
                var closing = Closing.of(stack, modality, MONTH.start(), MONTH.end());
                long inserted = BareInvoices.perSecond(stack.sql(), closing.cycle());
                sizes.put(modality, closing.invoices());
                perSecond.put(modality, closing.perSecond());
                bare.put(modality, inserted);
                ratios.put(modality, Math.round(closing.perSecond() * 100.0 / inserted) / 100.0);
                memory.put(modality, closing.rssMib());
            }
            var members = new LinkedHashMap<String, Object>();
            members.put("bench", "billing");
            members.put("invoices", sizes);
            members.put("fill_s", seconds);
            members.put("invoices_per_s", perSecond);
            members.put("bare_inserts_per_s", bare);
            members.put("ratio_to_bare_inserts", ratios);
            members.put("rss_mib_by_quarters", memory);
            members.put("rss_mib_peak", Rss.of(stack.process("billing")).peakMib());
            return Stack.json(members);
        }
    }

    /// @return how many seconds it took
    private long fill(Sql sql) throws SQLException {
        long start = System.nanoTime();
        MONTH.draw(sql);
        for (var group : groups) {
            MONTH.add(sql, group);
        }
        // What the database would else do while it is timed.
        sql.execute("vacuum analyze");
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }
}

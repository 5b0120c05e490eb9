package io.contaluz.ingest.intake;

import java.util.Locale;
import java.util.Map;

/// The counts as text for a terminal: a name and a number a line. Reasons that never occurred are
/// left out.
final class CountsTable {

    private final StringBuilder text = new StringBuilder();

    private CountsTable() {}

    static String of(CountsEndpoint.Answer answer) {
        var table = new CountsTable();
        table.row("uptime.seconds", String.format(Locale.ROOT, "%.3f", answer.uptime()));
        table.datagrams(answer.datagrams(), answer.residual());
        table.readings(answer.readings(), answer.residual());
        answer.others().forEach(table::others);
        table.text.append('\n');
        answer.latency().forEach((name, value) -> table.row("latency_ms." + name, "" + value));
        return table.text.toString();
    }

    private void datagrams(DatagramCounts.Snapshot datagrams, CountsEndpoint.Residual residual) {
        text.append('\n');
        row("datagrams.received", datagrams.received());
        row("datagrams.decoded", datagrams.decoded());
        rows("datagrams.rejected", datagrams.rejected());
        rows("datagrams.dropped", datagrams.dropped());
        row("datagrams.kernel_dropped", datagrams.kernelDropped());
        row("datagrams.residual", residual.datagrams());
    }

    private void readings(ReadingCounts.Snapshot readings, CountsEndpoint.Residual residual) {
        text.append('\n');
        row("readings.decoded", readings.decoded());
        row("readings.resumed", readings.resumed());
        row("readings.stored", readings.stored());
        row("readings.duplicate", readings.duplicate());
        row("readings.conflict", readings.conflict());
        rows("readings.rejected", readings.rejected());
        rows("readings.dropped", readings.dropped());
        row("readings.waiting.buffer", readings.waiting().buffer());
        row("readings.waiting.spool", readings.waiting().spool());
        row("readings.waiting.quarantine", readings.waiting().quarantine());
        row("readings.residual", residual.readings());
    }

    private void others(String name, Map<String, Number> counts) {
        text.append('\n');
        counts.forEach((what, count) -> row(name + "." + what, count.toString()));
    }

    private void rows(String name, Map<String, Long> byReason) {
        row(name, Counters.sum(byReason));
        byReason.forEach((reason, count) -> {
            if (count != 0) {
                row(name + "." + reason, count);
            }
        });
    }

    private void row(String name, long number) {
        row(name, Long.toString(number));
    }

    private void row(String name, String number) {
        text.append(String.format(Locale.ROOT, "%-36s %14s%n", name, number));
    }
}

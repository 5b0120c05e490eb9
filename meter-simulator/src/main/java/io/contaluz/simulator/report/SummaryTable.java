package io.contaluz.simulator.report;

import io.contaluz.simulator.firmware.LosslessCounts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A run's report as a table of lines for people.
public final class SummaryTable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT);

    private SummaryTable() {}

    /// The table, with a line feed after each line but the last.
    ///
    /// @param zone that its times are told in
    public static String of(RunReport report, ZoneId zone) {
        var result = report.result();
        return String.format(
                        Locale.ROOT,
                        """
                        meters    %d from %d on
                        seed      %d
                        sent      %d in %s s, %d/s; %d readings
                        errors    %d, of which lost %d
                        imported  %d
                        energy    %s kWh
                        measured  %s to %s\
                        """,
                        report.meters(),
                        report.firstMatricula(),
                        report.seed(),
                        result.sent(),
                        report.seconds(),
                        report.perSecond(),
                        report.readings(),
                        result.errors(),
                        result.lost(),
                        report.imported(),
                        RunReport.kilowattHours(report.wattHours()).toPlainString(),
                        text(report.measuredFrom(), zone),
                        text(report.measuredTo(), zone))
                + lossless(report.lossless());
    }

    private static String lossless(@Nullable LosslessCounts counts) {
        return counts == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "\nsettled   %d acknowledged, %d refused; %d unsettled, %d overwritten",
                        counts.acknowledged(),
                        counts.refused(),
                        counts.unsettled(),
                        counts.overwritten());
    }

    private static String text(@Nullable Instant time, ZoneId zone) {
        return time == null ? "-" : TIME.format(time.atZone(zone));
    }
}

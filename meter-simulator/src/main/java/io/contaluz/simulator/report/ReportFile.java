package io.contaluz.simulator.report;

import io.contaluz.simulator.chaos.Truth;
import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.fleet.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes a run's report as JSON.
public final class ReportFile {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private ReportFile() {}

    /// Writes, over what was there.
    ///
    /// @throws IOException if it cannot
    public static void write(Path file, RunReport report) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(members(report)) + "\n");
    }

    private static Map<String, @Nullable Object> members(RunReport report) {
        var result = report.result();
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("seed", report.seed());
        members.put("meters", report.meters());
        members.put("first_matricula", report.firstMatricula());
        members.put("sent", result.sent());
        members.put("readings", report.readings());
        members.put("lost", result.lost());
        members.put("errors", result.errors());
        members.put("seconds", report.seconds());
        members.put("per_s", report.perSecond());
        members.put("imported", report.imported());
        members.put("kwh", RunReport.kilowattHours(report.wattHours()));
        members.put("measured_from", text(report.measuredFrom()));
        members.put("measured_to", text(report.measuredTo()));
        var lossless = report.lossless();
        if (lossless != null) {
            members.put("lossless", members(lossless));
        }
        var truth = report.truth();
        if (truth != null) {
            members.put("chaos", truth.mishaps());
            members.put("expected", members(truth));
        }
        members.put("ranges", report.ranges().stream().map(ReportFile::members).toList());
        return members;
    }

    private static Map<String, Object> members(LosslessCounts counts) {
        var members = new LinkedHashMap<String, Object>();
        members.put("acknowledged", counts.acknowledged());
        members.put("duplicates_answered", counts.duplicatesAnswered());
        members.put("refused", counts.refused());
        members.put("parked", counts.parked());
        members.put("overwritten", counts.overwritten());
        members.put("unsettled", counts.unsettled());
        members.put("retransmissions", counts.retransmissions());
        return members;
    }

    private static Map<String, Object> members(Truth truth) {
        var members = new LinkedHashMap<String, Object>();
        members.put("stored", truth.stored());
        members.put("duplicate", truth.duplicates());
        members.put("conflict", truth.conflicts());
        members.put("rejected", truth.rejected());
        members.put("energy_wh", truth.wattHours());
        return members;
    }

    private static Map<String, Object> members(Tally.Range range) {
        var members = new LinkedHashMap<String, Object>();
        members.put("first", range.first());
        members.put("last", range.last());
        members.put("sent", range.sent());
        members.put("kwh", RunReport.kilowattHours(range.wattHours()));
        return members;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}

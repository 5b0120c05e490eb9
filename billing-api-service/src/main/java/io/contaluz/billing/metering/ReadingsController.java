package io.contaluz.billing.metering;

import io.contaluz.billing.csv.CsvDownload;
import io.contaluz.billing.page.Page;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The readings of a usage point, as pages of JSON or as one CSV.
@RestController
@RequestMapping("/api/v1/unidades/{matricula}/medicoes")
@Tag(name = "Medições")
class ReadingsController {

    private final MeterReadings readings;
    private final UsagePointRegistry usagePoints;

    ReadingsController(MeterReadings readings, UsagePointRegistry usagePoints) {
        this.readings = readings;
        this.usagePoints = usagePoints;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Lista as medições de um período",
            description =
                    "inicio e fim são dias no fuso da unidade (2026-10-01) ou instantes ISO-8601"
                            + " (2026-10-01T00:00:00Z); fim não faz parte do período."
                            + " tensao, em volts, onde o medidor a informou.")
    Page<ReadingView> page(
            @PathVariable Matricula matricula,
            @RequestParam(name = "inicio", required = false) @Nullable String start,
            @RequestParam(name = "fim", required = false) @Nullable String end,
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        var usagePoint = usagePoints.locate(matricula);
        var period = ReadingPeriod.parse(start, end, usagePoint.zone());
        return readings.page(usagePoint, period, Page.startOf(cursor, ReadingPeriod::key), limit);
    }

    @GetMapping(produces = CsvDownload.MEDIA_TYPE)
    @Operation(summary = "Baixa as medições de um período")
    void download(
            @PathVariable Matricula matricula,
            @RequestParam(name = "inicio", required = false) @Nullable String start,
            @RequestParam(name = "fim", required = false) @Nullable String end,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var usagePoint = usagePoints.locate(matricula);
        var period = ReadingPeriod.parse(start, end, usagePoint.zone());
        CsvDownload.send(
                request,
                response,
                out -> {
                    out.line("matricula,data_hora,consumo");
                    readings.each(
                            usagePoint,
                            period,
                            reading -> {
                                var view = ReadingView.of(reading, usagePoint.zone());
                                out.line(
                                        CsvDownload.word(matricula.value()),
                                        view.measuredAt(),
                                        view.register().toPlainString());
                            });
                });
    }
}

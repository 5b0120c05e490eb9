package io.contaluz.billing.metering;

import io.contaluz.billing.csv.CsvDownload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where the registers of a fleet stand, for whoever goes on from there.
@RestController
@Tag(name = "Medições")
class LatestReadingsController {

    private static final long HIGHEST_MATRICULA = 999_999_999_999_999L;

    private final MeterReadings readings;

    LatestReadingsController(MeterReadings readings) {
        this.readings = readings;
    }

    @GetMapping(path = "/api/v1/unidades/ultimas-medicoes", produces = CsvDownload.MEDIA_TYPE)
    @Operation(
            summary = "Baixa a última medição de cada unidade de uma sequência de matrículas",
            description =
                    "Uma linha para cada unidade que existe com matrícula numérica a partir de"
                            + " primeira; data_hora (em UTC) e consumo vazios sem medição.")
    void download(
            @RequestParam(name = "primeira") @Min(0) @Max(HIGHEST_MATRICULA) long first,
            @RequestParam(name = "quantidade") @Min(1) @Max(1_000_000) int count,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        CsvDownload.send(
                request,
                response,
                out -> {
                    out.line("matricula,data_hora,consumo");
                    readings.eachLatest(first, count, latest -> write(latest, out));
                });
    }

    private static void write(LatestReading latest, CsvDownload out) {
        var reading = latest.reading();
        if (reading == null) {
            out.line(CsvDownload.word(latest.matricula()), "", "");
        } else {
            out.line(
                    CsvDownload.word(latest.matricula()),
                    reading.measuredAt().toString(),
                    reading.register().toKilowattHours().toPlainString());
        }
    }
}

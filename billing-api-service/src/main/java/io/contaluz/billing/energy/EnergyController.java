package io.contaluz.billing.energy;

import io.contaluz.billing.csv.CsvDownload;
import io.contaluz.billing.page.Page;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The energy of a usage point, as JSON or as CSV.
@RestController
@RequestMapping("/api/v1/unidades/{matricula}/energia")
@Tag(name = "Energia")
class EnergyController {

    private final MeteredEnergy energy;
    private final UsagePointRegistry usagePoints;

    EnergyController(MeteredEnergy energy, UsagePointRegistry usagePoints) {
        this.energy = energy;
        this.usagePoints = usagePoints;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Mostra a energia dos intervalos que começam em um período",
            description =
                    "de e ate são dias no fuso da unidade (2026-10-01) ou instantes ISO-8601"
                            + " (2026-10-01T00:00:00Z), até 24 meses um do outro; ate não faz parte."
                            + " Horas e dias são os do fuso da unidade. energia_kwh soma o que se"
                            + " sabe do intervalo: completa diz se é tudo, estimada se parte foi"
                            + " rateada pelo tempo. Falta o intervalo de que nada se sabe.")
    Page<EnergyView> page(
            @PathVariable Matricula matricula,
            @RequestParam(name = "de") String from,
            @RequestParam(name = "ate") String to,
            @RequestParam(name = "intervalo", defaultValue = "15m")
                    @Schema(allowableValues = {"15m", "1h", "1d"})
                    String length) {
        var period = period(matricula, from, to, length);
        var zone = period.usagePoint().zone();
        return new Page<>(
                energy.all(period).stream().map(slot -> EnergyView.of(slot, zone)).toList(), null);
    }

    @GetMapping(produces = CsvDownload.MEDIA_TYPE)
    @Operation(summary = "Baixa a energia dos intervalos que começam em um período")
    void download(
            @PathVariable Matricula matricula,
            @RequestParam(name = "de") String from,
            @RequestParam(name = "ate") String to,
            @RequestParam(name = "intervalo", defaultValue = "15m")
                    @Schema(allowableValues = {"15m", "1h", "1d"})
                    String length,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var period = period(matricula, from, to, length);
        CsvDownload.send(
                request,
                response,
                out -> {
                    out.line("matricula,inicio,energia_kwh,estimada,completa");
                    energy.each(period, slot -> write(slot, period, out));
                });
    }

    private EnergyPeriod period(Matricula matricula, String from, String to, String length) {
        var usagePoint = usagePoints.locate(matricula);
        return EnergyPeriod.parse(from, to, SlotLength.of(length), usagePoint);
    }

    private static void write(EnergySlot slot, EnergyPeriod period, CsvDownload out) {
        var view = EnergyView.of(slot, period.usagePoint().zone());
        out.line(
                CsvDownload.word(period.usagePoint().matricula().value()),
                view.start(),
                view.energy().toPlainString(),
                Boolean.toString(view.estimated()),
                Boolean.toString(view.complete()));
    }
}

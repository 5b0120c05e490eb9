package io.contaluz.billing.metering;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.series.ValidationRules;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The validated series of a usage point.
@RestController
@Tag(name = "Medições")
class SeriesController {

    private static final Duration LONGEST = Duration.ofDays(93);

    private final ValidatedSeries series;
    private final UsagePointRegistry usagePoints;

    SeriesController(ValidatedSeries series, UsagePointRegistry usagePoints) {
        this.series = series;
        this.usagePoints = usagePoints;
    }

    @GetMapping(
            path = "/api/v1/unidades/{matricula}/serie",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Mostra a série validada de um período",
            description =
                    "De cada horário, o registro que o medidor enviou, o que vale, o estado e o que"
                            + " as regras dizem dele. de e ate são dias no fuso da unidade"
                            + " (2026-10-01) ou instantes ISO-8601, até 93 dias um do outro; ate"
                            + " não faz parte. conhecido_em mostra o que se sabia naquele instante."
                            + " conta é falso onde alguém deixou a medição de fora, ou o registro"
                            + " recuou sem dar a volta.")
    Page<PointView> series(
            @PathVariable Matricula matricula,
            @RequestParam(name = "de") String from,
            @RequestParam(name = "ate") String to,
            @RequestParam(name = "conhecido_em", required = false) @Nullable String knownAt) {
        var usagePoint = usagePoints.locate(matricula);
        var zone = usagePoint.zone();
        var first = ReadingPeriod.bound("de", from, zone);
        var last = ReadingPeriod.bound("ate", to, zone);
        if (!last.isAfter(first) || last.isAfter(first.plus(LONGEST))) {
            throw Refusal.invalid("ate", "deve vir depois de de, até 93 dias");
        }
        var moment = knownAt == null ? null : ReadingPeriod.bound("conhecido_em", knownAt, zone);
        var found = series.around(usagePoint, first, last, moment);
        var flags = ValidationRules.DEFAULT.flags(found);
        return new Page<>(
                found.points().stream()
                        .filter(one -> !one.at().isBefore(first) && one.at().isBefore(last))
                        .map(one -> PointView.of(one, flags.getOrDefault(one.at(), Set.of()), zone))
                        .toList(),
                null);
    }
}

package io.contaluz.billing.metering;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The source's route that tells the last measurement.
@RestController
@Tag(name = "Rotas de origem")
class LastReadingController {

    private final MeterReadings readings;

    LastReadingController(MeterReadings readings) {
        this.readings = readings;
    }

    /// What is asked.
    record LastReadingQuestion(@JsonProperty("matricula") @NotNull Matricula matricula) {}

    /// When, in the usage point's zone, and the register in kWh.
    record LastReading(
            @JsonProperty("data_hora") String measuredAt,
            @JsonProperty("consumo") BigDecimal register) {}

    @PostMapping(
            path = "/medicoes/ultima-medicao",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Mostra a última medição da unidade")
    LastReading last(@Valid @RequestBody LastReadingQuestion body) {
        var series = readings.last(body.matricula(), 1);
        var last = series.readings().getLast();
        return new LastReading(
                ReadingTime.format(last.measuredAt(), series.usagePoint().zone()),
                last.register().toKilowattHours());
    }
}

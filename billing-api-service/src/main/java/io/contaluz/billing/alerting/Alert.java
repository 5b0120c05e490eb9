package io.contaluz.billing.alerting;

import io.contaluz.billing.metering.WattHours;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Something to be told of a usage point.
///
/// @param day the day in excess, or that of the last good reading, or the last with energy
/// @param excess what goes beyond the mean; null for what is none
record Alert(int usagePointId, AlertKind kind, LocalDate day, @Nullable WattHours excess) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /// What people read.
    String message() {
        var on = DAY.format(this.day);
        return switch (kind) {
            case EXCESS -> "O consumo de %s foi bem maior que o dos dias anteriores.".formatted(on);
            case SILENCE -> "O medidor não envia leituras desde %s.".formatted(on);
            case STANDSTILL ->
                    "Não há consumo desde %s: imóvel vazio, ou medidor a inspecionar."
                            .formatted(on);
            case FALL ->
                    "O registro caiu depois de %s, e nenhuma troca de medidor está cadastrada."
                            .formatted(on);
        };
    }
}

package io.contaluz.billing.alerting;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.metering.WattHours;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Something to be told of a usage point.
///
/// @param day the day in excess or of the sag, or that of the last good reading, or the last with
///   energy
/// @param excess what goes beyond the mean; null for what is none
/// @param sag of the voltage; null for what is none
record Alert(
        int usagePointId,
        AlertKind kind,
        LocalDate day,
        @Nullable WattHours excess,
        @Nullable Sag sag) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    Alert(int usagePointId, AlertKind kind, LocalDate day, @Nullable WattHours excess) {
        this(usagePointId, kind, day, excess, null);
    }

    Alert(int usagePointId, LocalDate day, Sag sag) {
        this(usagePointId, AlertKind.LOW_VOLTAGE, day, null, sag);
    }

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
            case LOW_VOLTAGE -> voltageMessage(on);
        };
    }

    private String voltageMessage(String on) {
        var its = requireNonNull(sag);
        return "A tensão ficou abaixo do limite %s em %s: chegou a %s V."
                .formatted(
                        its.critical() ? "crítico" : "adequado",
                        on,
                        its.lowest().toVolts().toPlainString().replace('.', ','));
    }
}

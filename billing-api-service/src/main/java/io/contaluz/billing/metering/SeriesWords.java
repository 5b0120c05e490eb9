package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.series.Flag;
import io.contaluz.billing.series.State;

/// What states and flags are called in the API.
public final class SeriesWords {

    private SeriesWords() {}

    /// The name of a state.
    public static String of(State state) {
        return switch (state) {
            case RAW -> "bruta";
            case VALIDATED -> "validada";
            case ESTIMATED -> "estimada";
            case EDITED -> "editada";
            case REJECTED -> "rejeitada";
        };
    }

    /// The name of a flag.
    public static String of(Flag flag) {
        return switch (flag) {
            case DUPLICATE -> "duplicada";
            case CONFLICT -> "conflito";
            case NEGATIVE -> "negativa";
            case TURNED_OVER -> "virada";
            case EXCHANGED -> "troca";
            case HIGH -> "alta";
            case LOW -> "baixa";
            case SPIKE -> "pico";
            case ZERO_FOR_LONG -> "parada";
            case MISSING -> "lacuna";
            case FUTURE -> "futura";
            case LATE -> "tardia";
        };
    }

    /// The state that somebody can put a reading in.
    ///
    /// @throws Refusal if there is none of that name
    static State decision(String name) {
        return switch (name) {
            case "validada" -> State.VALIDATED;
            case "estimada" -> State.ESTIMATED;
            case "editada" -> State.EDITED;
            case "rejeitada" -> State.REJECTED;
            default ->
                    throw Refusal.invalid(
                            "estado", "deve ser validada, editada, estimada ou rejeitada");
        };
    }
}

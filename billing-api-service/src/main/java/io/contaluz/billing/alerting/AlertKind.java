package io.contaluz.billing.alerting;

import io.contaluz.billing.refusal.Refusal;
import java.util.Arrays;
import java.util.Locale;

/// What an alert is about.
enum AlertKind {
    /// A day's energy was so many times the mean of the days before it.
    EXCESS("excesso"),

    /// The meter has sent nothing for long, or since it came.
    SILENCE("silencio"),

    /// There was energy, and then for days there was none: a house that was left, or a meter that
    /// was tampered with.
    STANDSTILL("parado"),

    /// The register fell, and no exchange or turn of it is on record.
    FALL("queda"),

    /// The voltage was below a limit for a while.
    LOW_VOLTAGE("tensao_baixa");

    private final String code;

    AlertKind(String code) {
        this.code = code;
    }

    /// Its name in routes.
    String code() {
        return code;
    }

    /// Its name in the table.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertKind ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /// @throws Refusal if there is none of that name
    static AlertKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "tipo",
                                "deve ser excesso, silencio, parado, queda ou tensao_baixa"));
    }
}

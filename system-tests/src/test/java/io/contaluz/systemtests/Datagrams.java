package io.contaluz.systemtests;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Readings as a meter would send them.
final class Datagrams {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT);
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private Datagrams() {}

    /// A reading of now.
    static String reading(String matricula, String consumo) {
        return reading(matricula, consumo, LocalDateTime.now(ZONE));
    }

    static String reading(String matricula, String consumo, LocalDateTime at) {
        return "{\"matricula\": \"%s\", \"consumo_atual\": %s, \"data_hora\": \"%s\"}"
                .formatted(matricula, consumo, LOCAL.format(at));
    }
}

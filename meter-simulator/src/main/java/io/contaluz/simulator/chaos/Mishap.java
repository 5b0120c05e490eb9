package io.contaluz.simulator.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Something that goes wrong.
sealed interface Mishap permits ReadingMishap, MeterMishap {

    /// Its name among the constants of its kind.
    String name();

    /// How often it happens in the default mix, of a million.
    int defaultShare();

    /// Every kind, in the order that they are told in.
    static List<Mishap> all() {
        return Stream.<Mishap>concat(
                        Arrays.stream(ReadingMishap.values()), Arrays.stream(MeterMishap.values()))
                .toList();
    }

    /// What the command line and the report call it.
    default String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

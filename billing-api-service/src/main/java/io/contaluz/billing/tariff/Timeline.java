package io.contaluz.billing.tariff;

import io.contaluz.billing.refusal.Refusal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values of one thing over time, no two on one day.
///
/// @param what it is, for the one who is refused
/// @param entries the earliest first
record Timeline<T>(String what, List<Dated<T>> entries) {

    /// @throws BadRulePackException if two overlap, or one ends before it begins
    static <T> Timeline<T> of(String what, List<Dated<T>> entries) {
        var sorted = entries.stream().sorted(Comparator.comparing(Dated<T>::from)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            var entry = sorted.get(i);
            var end = entry.to();
            if (end != null && !end.isAfter(entry.from())) {
                throw new BadRulePackException(entry.where(), "ends before it begins");
            }
            if (i > 0 && sorted.get(i - 1).holdsOn(entry.from())) {
                throw new BadRulePackException(
                        entry.where(),
                        "overlaps " + sorted.get(i - 1).where() + " on " + entry.from());
            }
        }
        return new Timeline<>(what, sorted);
    }

    /// Both together.
    Timeline<T> with(Timeline<T> other) {
        return of(what, Stream.concat(entries.stream(), other.entries.stream()).toList());
    }

    /// The same with the last value going on after its end.
    Timeline<T> goingOn() {
        return goingOn(null, value -> what);
    }

    /// The same with a value going on after the end of the last one, as an assumption.
    ///
    /// @param other null for the last one
    /// @param told what is assumed
    Timeline<T> goingOn(@Nullable T other, Function<T, String> told) {
        var last = entries.isEmpty() ? null : entries.getLast();
        if (last == null || last.to() == null) {
            return this;
        }
        var value = other == null ? last.value() : other;
        var assumed =
                last.origin()
                        .assumed(
                                "%s a partir de %s, %s"
                                        .formatted(
                                                told.apply(value),
                                                last.to(),
                                                other == null ? "como antes" : "como pedido"));
        return with(of(what, List.of(new Dated<>(last.where(), last.to(), null, value, assumed))));
    }

    /// What holds on a day.
    ///
    /// @throws Refusal in conflict, if nothing is on file for it
    Dated<T> on(LocalDate day) {
        return find(day)
                .orElseThrow(
                        () -> Refusal.conflict("Não há %s em vigor em %s.".formatted(what, day)));
    }

    Optional<Dated<T>> find(LocalDate day) {
        return entries.stream().filter(entry -> entry.holdsOn(day)).findFirst();
    }
}

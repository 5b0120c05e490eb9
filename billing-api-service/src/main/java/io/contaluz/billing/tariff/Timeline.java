package io.contaluz.billing.tariff;

import io.contaluz.billing.refusal.Refusal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
                throw new BadRulePackException(entry.origin().rule(), "ends before it begins");
            }
            if (i > 0 && sorted.get(i - 1).holdsOn(entry.from())) {
                throw new BadRulePackException(
                        entry.origin().rule(),
                        "overlaps " + sorted.get(i - 1).origin().rule() + " on " + entry.from());
            }
        }
        return new Timeline<>(what, sorted);
    }

    /// Both together.
    Timeline<T> with(Timeline<T> other) {
        return of(what, Stream.concat(entries.stream(), other.entries.stream()).toList());
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

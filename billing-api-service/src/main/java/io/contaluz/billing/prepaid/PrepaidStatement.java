package io.contaluz.billing.prepaid;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.prepaid.PrepaidEntry.Kind;
import java.time.Instant;
import java.util.List;

/// What happened on a prepaid account in a period (extrato), in watt-hours. What was there at the
/// end is what was there at the beginning and what came and went in between.
///
/// @param from the first instant
/// @param to the first one after it
/// @param advanced at the start and in emergencies
/// @param owed at the end
/// @param paid for what was bought
public record PrepaidStatement(
        Instant from,
        Instant to,
        long opening,
        long bought,
        long advanced,
        long used,
        long repaid,
        long closing,
        long owed,
        Money paid,
        List<PrepaidEntry> entries) {

    /// @throws IllegalArgumentException if it does not add up
    public PrepaidStatement {
        if (opening + bought + advanced - used - repaid != closing) {
            throw new IllegalArgumentException("the statement does not add up");
        }
        entries = List.copyOf(entries);
    }

    /// The statement of a period.
    ///
    /// @throws IllegalArgumentException if the period ends before it begins
    public static PrepaidStatement of(PrepaidAccount account, Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("from %s to %s".formatted(from, to));
        }
        var before = account.entries().stream().filter(entry -> entry.at().isBefore(from)).toList();
        var untilEnd = account.entries().stream().filter(entry -> entry.at().isBefore(to)).toList();
        var during = untilEnd.subList(before.size(), untilEnd.size());
        var atEnd = new PrepaidAccount(untilEnd);
        return new PrepaidStatement(
                from,
                to,
                new PrepaidAccount(before).balance(),
                sum(during, Kind.PURCHASE),
                sum(during, Kind.START) + sum(during, Kind.EMERGENCY),
                -sum(during, Kind.CONSUMPTION),
                -sum(during, Kind.REPAYMENT),
                atEnd.balance(),
                atEnd.owed(),
                new Money(during.stream().mapToLong(entry -> entry.paid().centavos()).sum()),
                during);
    }

    private static long sum(List<PrepaidEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(PrepaidEntry::wattHours)
                .sum();
    }
}

package io.contaluz.billing.prepaid;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.prepaid.PrepaidEntry.Kind;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.PrepaidTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The prepaid credit of a usage point, in watt-hours: a sequence of entries whose sum is the
/// balance. Each movement gives another account; none is lost.
///
/// @param entries in the order in which they were booked
public record PrepaidAccount(List<PrepaidEntry> entries) {

    /// @throws IllegalArgumentException if an entry was booked before the one it follows
    public PrepaidAccount {
        entries = List.copyOf(entries);
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).at().isBefore(entries.get(i - 1).at())) {
                throw new IllegalArgumentException("booked before what it follows: " + i);
            }
        }
    }

    /// The account of the first day: something is on it, and is owed.
    public static PrepaidAccount start(PrepaidTerms terms, Instant at) {
        return new PrepaidAccount(List.of(entry(Kind.START, at, terms.start())));
    }

    /// What can be used. It is below zero if more was used than there was, since a meter tells of
    /// that only afterwards.
    public long balance() {
        return sum(entry -> true);
    }

    /// What was advanced and is not yet repaid.
    public long owed() {
        return sum(entry -> entry.kind().isAdvance() || entry.kind() == Kind.REPAYMENT);
    }

    /// How far the credit has gone.
    public CreditLevel level(PrepaidTerms terms) {
        return CreditLevel.of(balance(), terms);
    }

    /// Adds bought energy, of which what is owed is repaid at once, as far as it goes.
    ///
    /// @throws Refusal if it is less than the least that is sold
    public PrepaidAccount buy(PrepaidTerms terms, Instant at, long wattHours, Money paid) {
        if (wattHours <= 0 || wattHours < terms.minimumPurchase()) {
            throw Refusal.invalid(
                    "valor",
                    "a compra mínima é de %s kWh"
                            .formatted(kilowattHours(terms.minimumPurchase())));
        }
        var bought = with(new PrepaidEntry(Kind.PURCHASE, at, wattHours, paid));
        long repaid = Math.min(owed(), wattHours);
        return repaid == 0 ? bought : bought.with(entry(Kind.REPAYMENT, at, -repaid));
    }

    /// Takes away what was used.
    ///
    /// @throws IllegalArgumentException if it is negative
    public PrepaidAccount use(Instant at, long wattHours) {
        return with(entry(Kind.CONSUMPTION, at, Math.negateExact(wattHours)));
    }

    /// Advances the emergency credit, because the customer asked for it.
    ///
    /// @throws Refusal in conflict, if more would be owed then than may be
    public PrepaidAccount advance(PrepaidTerms terms, Instant at) {
        if (Math.addExact(owed(), terms.emergency()) > terms.mostOwed()) {
            throw Refusal.conflict(
                    "O crédito já adiantado, de %s kWh, ainda não foi quitado."
                            .formatted(kilowattHours(owed())));
        }
        return with(entry(Kind.EMERGENCY, at, terms.emergency()));
    }

    private PrepaidAccount with(PrepaidEntry entry) {
        var longer = new ArrayList<>(entries);
        longer.add(entry);
        return new PrepaidAccount(longer);
    }

    private long sum(Predicate<PrepaidEntry> which) {
        return entries.stream()
                .filter(which)
                .mapToLong(PrepaidEntry::wattHours)
                .reduce(0, Math::addExact);
    }

    private static PrepaidEntry entry(Kind kind, Instant at, long wattHours) {
        return new PrepaidEntry(kind, at, wattHours, PrepaidEntry.NOTHING);
    }

    private static String kilowattHours(long wattHours) {
        return BigDecimal.valueOf(wattHours, 3)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', ',');
    }
}

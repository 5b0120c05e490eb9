package io.contaluz.billing.prepayment;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.prepaid.PrepaidAccount;
import io.contaluz.billing.prepaid.PrepaidEntry.Kind;
import io.contaluz.billing.prepayment.PrepaidAccounts.Booked;
import io.contaluz.billing.prepayment.PrepaidAccounts.Held;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.PrepaidTerms;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Books what comes in on a prepaid account, one movement of an account after the other.
@Service
@Transactional
class Prepaying {

    private final PrepaidAccounts accounts;
    private final PrepaidUse use;
    private final Tariffs tariffs;
    private final CreditAlarm alarm;
    private final Clock clock;

    Prepaying(
            PrepaidAccounts accounts,
            PrepaidUse use,
            Tariffs tariffs,
            CreditAlarm alarm,
            Clock clock) {
        this.accounts = accounts;
        this.use = use;
        this.tariffs = tariffs;
        this.alarm = alarm;
        this.clock = clock;
    }

    /// An account as it is now.
    ///
    /// @param now when the next entry is booked
    /// @param booked its entries
    /// @param account its entries, and what was used
    record Standing(
            Held held,
            PrepaidTerms terms,
            Instant now,
            List<Booked> booked,
            PrepaidAccount account) {}

    /// The entries of a movement.
    ///
    /// @param isNew whether they were booked now, and not before under the same reference
    record Outcome(List<Booked> entries, boolean isNew) {}

    /// Starts the prepayment of a usage point, or has what it buys from now on priced by another
    /// rule pack.
    ///
    /// @return whether it was started now
    /// @throws Refusal if it is not prepaid today, or there is no such rule pack
    boolean start(LocatedUsagePoint usagePoint, String rulePack) {
        var now = now();
        tariffs.prepaid(usagePoint, now);
        var terms = tariffs.terms(rulePack, usagePoint, now);
        boolean isNew = accounts.open(usagePoint, rulePack);
        if (isNew) {
            var start = PrepaidAccount.start(terms, now).entries().getFirst();
            accounts.add(usagePoint, new Booked(start, null, null, null));
        }
        look(usagePoint);
        return isNew;
    }

    /// An account as it is now.
    ///
    /// @throws Refusal if there is none
    @Transactional(readOnly = true)
    Standing find(LocatedUsagePoint usagePoint) {
        return standing(usagePoint, accounts.find(usagePoint));
    }

    /// Notes how far a credit has gone, and tells of it.
    void look(LocatedUsagePoint usagePoint) {
        var seen = standing(usagePoint, accounts.lock(usagePoint));
        note(usagePoint, seen, seen.account());
    }

    /// Buys energy for an amount, at today's price. One of a known reference is the same one.
    ///
    /// @throws Refusal in conflict, if there is another movement of that reference; if the energy
    ///   is less than the least that is sold
    Outcome buy(LocatedUsagePoint usagePoint, Money paid, String reference) {
        var seen = standing(usagePoint, accounts.lock(usagePoint));
        var known = known(seen, Kind.PURCHASE, paid, reference);
        if (!known.isEmpty()) {
            return new Outcome(known, false);
        }
        var pack = seen.held().rulePack();
        var price = tariffs.price(pack, usagePoint, seen.now());
        var after = seen.account().buy(seen.terms(), seen.now(), price.wattHours(paid), paid);
        return book(usagePoint, seen, after, reference, pack, price.formula(paid));
    }

    /// Advances the emergency credit. One of a known reference is the same one.
    ///
    /// @throws Refusal in conflict, if there is another movement of that reference, or as much is
    ///   owed as may be
    Outcome advance(LocatedUsagePoint usagePoint, String reference) {
        var seen = standing(usagePoint, accounts.lock(usagePoint));
        var known = known(seen, Kind.EMERGENCY, new Money(0), reference);
        if (!known.isEmpty()) {
            return new Outcome(known, false);
        }
        tariffs.prepaid(usagePoint, seen.now());
        var after = seen.account().advance(seen.terms(), seen.now());
        return book(usagePoint, seen, after, reference, null, null);
    }

    private Standing standing(LocatedUsagePoint usagePoint, Held held) {
        var booked = accounts.entries(usagePoint);
        // Two processes' clocks are not one: what is booked later is never earlier.
        var last = booked.isEmpty() ? Instant.EPOCH : booked.getLast().entry().at();
        var read = now();
        var now = read.isBefore(last) ? last : read;
        var account =
                new PrepaidAccount(booked.stream().map(Booked::entry).toList())
                        .use(now, use.until(usagePoint, now));
        var terms = tariffs.terms(held.rulePack(), usagePoint, now);
        return new Standing(held, terms, now, booked, account);
    }

    /// As the database can hold it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static List<Booked> known(Standing seen, Kind kind, Money paid, String reference) {
        var known =
                seen.booked().stream().filter(its -> reference.equals(its.reference())).toList();
        if (known.stream()
                .filter(its -> its.entry().kind() != Kind.REPAYMENT)
                .anyMatch(its -> its.entry().kind() != kind || !its.entry().paid().equals(paid))) {
            throw Refusal.conflict(
                    "Já há outro lançamento com a referência '%s'.".formatted(reference));
        }
        return known;
    }

    private Outcome book(
            LocatedUsagePoint usagePoint,
            Standing seen,
            PrepaidAccount after,
            String reference,
            @Nullable String rulePack,
            @Nullable String formula) {
        int before = seen.account().entries().size();
        var entries =
                after.entries().subList(before, after.entries().size()).stream()
                        .map(entry ->
                                entry.kind() == Kind.PURCHASE
                                        ? new Booked(entry, reference, rulePack, formula)
                                        : new Booked(entry, reference, null, null))
                        .toList();
        entries.forEach(entry -> accounts.add(usagePoint, entry));
        note(usagePoint, seen, after);
        return new Outcome(entries, true);
    }

    private void note(LocatedUsagePoint usagePoint, Standing seen, PrepaidAccount now) {
        alarm.note(usagePoint, seen.held().level(), now.level(seen.terms()), now.balance());
    }
}

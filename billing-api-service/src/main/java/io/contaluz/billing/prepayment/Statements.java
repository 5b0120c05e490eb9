package io.contaluz.billing.prepayment;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.prepaid.PrepaidAccount;
import io.contaluz.billing.prepaid.PrepaidEntry;
import io.contaluz.billing.prepaid.PrepaidEntry.Kind;
import io.contaluz.billing.prepaid.PrepaidStatement;
import io.contaluz.billing.prepayment.PrepaidAccounts.Booked;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells what came and went on a prepaid account.
@Service
class Statements {

    private static final Period LONGEST = Period.ofMonths(24);

    /// The energy of a day is known at its end.
    private static final Duration BEFORE_MIDNIGHT = Duration.ofNanos(1);

    private final PrepaidAccounts accounts;
    private final PrepaidUse use;

    Statements(PrepaidAccounts accounts, PrepaidUse use) {
        this.accounts = accounts;
        this.use = use;
    }

    /// The statement of a period, with what was used as one entry a day.
    ///
    /// @param end the day after the last
    /// @throws Refusal if the period is none, or too long, or there is no account
    @Transactional(readOnly = true)
    PrepaidStatement of(LocatedUsagePoint usagePoint, LocalDate first, LocalDate end) {
        if (!end.isAfter(first) || end.isAfter(first.plus(LONGEST))) {
            throw Refusal.invalid("fim", "deve vir depois de inicio, até 24 meses");
        }
        accounts.find(usagePoint);
        var from = midnight(first, usagePoint);
        var to = midnight(end, usagePoint);
        var entries = new ArrayList<PrepaidEntry>();
        entries.add(used(from.minus(BEFORE_MIDNIGHT), use.until(usagePoint, from)));
        accounts.entries(usagePoint).stream().map(Booked::entry).forEach(entries::add);
        for (var day : use.byDay(usagePoint, first, end)) {
            var at = midnight(day.date().plusDays(1), usagePoint).minus(BEFORE_MIDNIGHT);
            entries.add(used(at, day.wattHours()));
        }
        entries.sort(Comparator.comparing(PrepaidEntry::at));
        return PrepaidStatement.of(new PrepaidAccount(entries), from, to);
    }

    private static PrepaidEntry used(Instant at, long wattHours) {
        return new PrepaidEntry(Kind.CONSUMPTION, at, -wattHours, new Money(0));
    }

    private static Instant midnight(LocalDate day, LocatedUsagePoint usagePoint) {
        return day.atStartOfDay(usagePoint.zone()).toInstant();
    }
}

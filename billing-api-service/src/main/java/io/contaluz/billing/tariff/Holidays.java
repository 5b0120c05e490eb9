package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Days that are off-peak all day long, beside Saturdays and Sundays.
///
/// @param fixed by the first year in which they were
/// @param fromEaster days after Easter Sunday
public record Holidays(Map<MonthDay, Integer> fixed, Set<Integer> fromEaster) {

    static Holidays of(Entry entry) {
        var fixed = new HashMap<MonthDay, Integer>();
        for (var day : entry.entries("fixed")) {
            var since = day.optionalNumber("since").map(BigDecimal::intValueExact).orElse(0);
            fixed.put(day.parsed("day", text -> MonthDay.parse("--" + text)), since);
            day.optionalText("name");
            day.done();
        }
        var moved = new HashSet<Integer>();
        for (var day : entry.entries("from_easter")) {
            moved.add(day.wholeNumber("days"));
            day.optionalText("name");
            day.done();
        }
        return new Holidays(Map.copyOf(fixed), Set.copyOf(moved));
    }

    /// Whether a day is one.
    public boolean on(LocalDate day) {
        var since = fixed.get(MonthDay.from(day));
        if (since != null && day.getYear() >= since) {
            return true;
        }
        var easter = easter(day.getYear());
        return fromEaster.stream().anyMatch(days -> easter.plusDays(days).equals(day));
    }

    /// Easter Sunday of the Gregorian calendar, as its golden number, century and epact give it.
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int epact =
                (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15)
                        % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}

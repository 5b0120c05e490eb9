package io.contaluz.billing.tariff;

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

    /// From Easter Sunday on 22 March, the earliest, to the first of January, and from 25 April,
    /// the latest, to the end of December: what is further away is of another year.
    private static final int FIRST_DAY = -80;

    private static final int LAST_DAY = 250;

    static Holidays of(Entry entry) {
        var fixed = new HashMap<MonthDay, Integer>();
        for (var day : entry.entries("fixed")) {
            int since = day.names().contains("since") ? day.wholeNumber("since", 0, 9999) : 0;
            var its = day.parsed("day", text -> MonthDay.parse("--" + text));
            if (fixed.put(its, since) != null) {
                throw day.bad("is there twice");
            }
            day.optionalText("name");
            day.done();
        }
        var moved = new HashSet<Integer>();
        for (var day : entry.entries("from_easter")) {
            moved.add(day.wholeNumber("days", FIRST_DAY, LAST_DAY));
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

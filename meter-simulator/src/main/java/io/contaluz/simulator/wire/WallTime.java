package io.contaluz.simulator.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/// Writes times as a wall clock of one zone shows them. The offset is looked up once an hour and
/// the date once a day, since neighbouring readings share both.
final class WallTime {

    private static final long MICROS = 1_000_000;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    private final ZoneRules rules;
    private long hour = Long.MIN_VALUE;
    private int offsetSeconds;
    private boolean ambiguous;
    private long epochDay = Long.MIN_VALUE;
    private int year;
    private int month;
    private int dayOfMonth;

    WallTime(ZoneId zone) {
        rules = zone.getRules();
    }

    /// Appends a time: in the local form, unless that would be read as another time, because the
    /// hour comes twice and this is the second of them.
    ///
    /// @param micros microseconds since the epoch
    void append(ByteText text, long micros, TimeForm form) {
        long second = Math.floorDiv(micros, MICROS);
        lookUpOffset(second);
        long local = second + offsetSeconds;
        lookUpDate(Math.floorDiv(local, DAY));
        int secondOfDay = Math.floorMod(local, DAY);
        if (form == TimeForm.LOCAL && !ambiguous) {
            text.padded(dayOfMonth, 2).add('-').padded(month, 2).add('-').padded(year, 4);
            clock(text.add(' '), secondOfDay);
            return;
        }
        text.padded(year, 4).add('-').padded(month, 2).add('-').padded(dayOfMonth, 2);
        clock(text.add('T'), secondOfDay);
        fraction(text, Math.floorMod(micros, MICROS), form.fractionDigits());
        offset(text);
    }

    private static void clock(ByteText text, int secondOfDay) {
        text.padded(secondOfDay / HOUR, 2).add(':');
        text.padded(secondOfDay / 60 % 60, 2).add(':').padded(secondOfDay % 60, 2);
    }

    private static void fraction(ByteText text, long micros, int digits) {
        if (digits == 3) {
            text.add('.').padded(micros / 1000, 3);
        } else if (digits == 6) {
            text.add('.').padded(micros, 6);
        }
    }

    private void offset(ByteText text) {
        int size = Math.abs(offsetSeconds);
        text.add(offsetSeconds < 0 ? '-' : '+');
        text.padded(size / HOUR, 2).add(':').padded(size / 60 % 60, 2);
    }

    private void lookUpOffset(long second) {
        long wanted = Math.floorDiv(second, HOUR);
        if (wanted == hour) {
            return;
        }
        hour = wanted;
        var offset = rules.getOffset(Instant.ofEpochSecond(second));
        offsetSeconds = offset.getTotalSeconds();
        var local = LocalDateTime.ofEpochSecond(second, 0, offset);
        ambiguous = !rules.getOffset(local).equals(offset);
    }

    private void lookUpDate(long day) {
        if (day == epochDay) {
            return;
        }
        epochDay = day;
        var date = LocalDate.ofEpochDay(day);
        year = date.getYear();
        month = date.getMonthValue();
        dayOfMonth = date.getDayOfMonth();
    }
}

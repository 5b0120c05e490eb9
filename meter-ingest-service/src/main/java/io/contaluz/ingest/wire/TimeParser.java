package io.contaluz.ingest.wire;

import io.contaluz.ingest.reading.MeasuredAt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// `dd-MM-yyyy HH:mm:ss`, or ISO-8601 with an offset. By hand, since it runs once a reading: the
/// formatters of `java.time` cost more than all the rest of a datagram's decoding.
final class TimeParser {

    private static final int LOCAL_LENGTH = 19;
    private static final int HIGHEST_OFFSET_HOURS = 18;

    private final String text;
    private int at;

    private TimeParser(String text) {
        this.text = text;
    }

    /// The time that a text tells; null if it has neither form, or is no such day or time.
    static @Nullable MeasuredAt parse(String text) {
        boolean local = text.length() == LOCAL_LENGTH && text.charAt(2) == '-';
        return local ? new TimeParser(text).local() : new TimeParser(text).iso();
    }

    private @Nullable MeasuredAt local() {
        int day = digits(2);
        boolean form = take('-');
        int month = digits(2);
        form &= take('-');
        int year = digits(4);
        form &= take(' ');
        var date = date(year, month, day);
        var time = form ? clock() : null;
        return date == null || time == null || at != text.length()
                ? null
                : new MeasuredAt.Local(LocalDateTime.of(date, time));
    }

    private @Nullable MeasuredAt iso() {
        int year = digits(4);
        boolean form = take('-');
        int month = digits(2);
        form &= take('-');
        int day = digits(2);
        form &= take('T');
        var date = date(year, month, day);
        var time = form ? clock() : null;
        if (date == null || time == null) {
            return null;
        }
        int micros = fraction();
        var offset = micros < 0 ? null : offset();
        return offset == null || at != text.length()
                ? null
                : new MeasuredAt.Absolute(instant(LocalDateTime.of(date, time), micros, offset));
    }

    private static Instant instant(LocalDateTime time, int micros, ZoneOffset offset) {
        return Instant.ofEpochSecond(time.toEpochSecond(offset), micros * 1000L);
    }

    /// `HH:mm:ss`.
    private @Nullable LocalTime clock() {
        int hour = digits(2);
        boolean form = take(':');
        int minute = digits(2);
        form &= take(':');
        int second = digits(2);
        return form && within(hour, 23) && within(minute, 59) && within(second, 59)
                ? LocalTime.of(hour, minute, second)
                : null;
    }

    /// `.f` to `.fffffffff` in microseconds, 0 where there is none, negative where it is malformed.
    private int fraction() {
        if (!take('.')) {
            return 0;
        }
        int start = at;
        int micros = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (at - start < 6) {
                micros = micros * 10 + (text.charAt(at) - '0');
            }
            at++;
        }
        int places = at - start;
        if (places == 0 || places > 9) {
            return -1;
        }
        for (int i = places; i < 6; i++) {
            micros *= 10;
        }
        return micros;
    }

    /// `Z` or `±HH:mm`.
    private @Nullable ZoneOffset offset() {
        if (take('Z')) {
            return ZoneOffset.UTC;
        }
        int sign = take('-') ? -1 : 1;
        if (sign > 0 && !take('+')) {
            return null;
        }
        int hours = digits(2);
        boolean form = take(':');
        int minutes = digits(2);
        boolean valid = form && within(hours, HIGHEST_OFFSET_HOURS - 1) && within(minutes, 59);
        return valid ? ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes) : null;
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        boolean valid =
                year >= 1
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
        return valid ? LocalDate.of(year, month, day) : null;
    }

    /// Takes so many digits; negative where there are not so many.
    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            if (at >= text.length() || !isDigit(text.charAt(at))) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + (text.charAt(at) - '0');
        }
        return value;
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean within(int value, int highest) {
        return value >= 0 && value <= highest;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

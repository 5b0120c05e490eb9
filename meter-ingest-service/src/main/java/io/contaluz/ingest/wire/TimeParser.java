package io.contaluz.ingest.wire;

import java.time.LocalDate;
import java.time.YearMonth;

/// `dd-MM-yyyy HH:mm:ss`, or ISO-8601 with an offset. By hand, since it runs once a reading: the
/// formatters of `java.time` cost more than all the rest of a datagram's decoding.
///
/// Not for two threads at once.
final class TimeParser {

    /// What is answered for what has neither form, or is no such day or time.
    static final long NONE = Long.MIN_VALUE;

    private static final int LOCAL_LENGTH = 19;
    private static final int HIGHEST_OFFSET_HOURS = 17;
    private static final long SECONDS_OF_DAY = 86_400;
    private static final long MICROS = 1_000_000;

    private byte[] bytes = {};
    private int at;
    private int end;

    /// Whether a text has the form without an offset.
    static boolean isLocal(byte[] text, int from, int to) {
        return to - from == LOCAL_LENGTH && text[from + 2] == '-';
    }

    /// The time that a text tells.
    ///
    /// @return microseconds since 1970; of a local one, as if it were UTC; or [#NONE]
    long parse(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        return isLocal(text, from, to) ? local() : iso();
    }

    private long local() {
        int day = digits(2);
        boolean form = take('-');
        int month = digits(2);
        form &= take('-');
        int year = digits(4);
        form &= take(' ');
        int clock = form ? clock() : -1;
        return clock < 0 || at != end || !isDate(year, month, day)
                ? NONE
                : micros(year, month, day, clock);
    }

    private long iso() {
        int year = digits(4);
        boolean form = take('-');
        int month = digits(2);
        form &= take('-');
        int day = digits(2);
        form &= take('T');
        int clock = form ? clock() : -1;
        if (clock < 0 || !isDate(year, month, day)) {
            return NONE;
        }
        int fraction = fraction();
        int offset = fraction < 0 ? Integer.MIN_VALUE : offset();
        return offset == Integer.MIN_VALUE || at != end
                ? NONE
                : micros(year, month, day, clock - offset) + fraction;
    }

    private static long micros(int year, int month, int day, int seconds) {
        return (LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY + seconds) * MICROS;
    }

    /// `HH:mm:ss` in seconds of the day; negative where it is malformed.
    private int clock() {
        int hour = digits(2);
        boolean form = take(':');
        int minute = digits(2);
        form &= take(':');
        int second = digits(2);
        return form && within(hour, 23) && within(minute, 59) && within(second, 59)
                ? (hour * 60 + minute) * 60 + second
                : -1;
    }

    /// `.f` to `.fffffffff` in microseconds, 0 where there is none, negative where it is malformed.
    private int fraction() {
        if (!take('.')) {
            return 0;
        }
        int start = at;
        int micros = 0;
        while (at < end && isDigit(bytes[at])) {
            if (at - start < 6) {
                micros = micros * 10 + (bytes[at] - '0');
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

    /// `Z` or `±HH:mm` in seconds; the least int where it is malformed.
    private int offset() {
        if (take('Z')) {
            return 0;
        }
        int sign = take('-') ? -1 : 1;
        if (sign > 0 && !take('+')) {
            return Integer.MIN_VALUE;
        }
        int hours = digits(2);
        boolean form = take(':');
        int minutes = digits(2);
        return form && within(hours, HIGHEST_OFFSET_HOURS) && within(minutes, 59)
                ? sign * (hours * 60 + minutes) * 60
                : Integer.MIN_VALUE;
    }

    private static boolean isDate(int year, int month, int day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /// Takes so many digits; negative where there are not so many.
    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            if (at >= end || !isDigit(bytes[at])) {
                return Integer.MIN_VALUE;
            }
            value = value * 10 + (bytes[at] - '0');
        }
        return value;
    }

    private boolean take(char c) {
        if (at < end && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean within(int value, int highest) {
        return value >= 0 && value <= highest;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}

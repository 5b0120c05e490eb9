package io.contaluz.systemtests.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/// Rows of binary COPY, straight from the simulator's own datagrams: it knows where their members
/// are, and would take any other bytes for them too.
final class BareRows {

    private static final byte[] HEAD = header();
    private static final int ROW = 2 + 6 * 4 + 4 + 2 + 8 + 8 + 8 + 2;
    private static final long EPOCH = TimeUnit.DAYS.toMicros(10_957);
    private static final int MATRICULA = "{\"matricula\":\"".length();

    private final Clock clock = Clock.systemUTC();
    private final int capacity;
    private ByteBuffer rows;
    private int size;
    private byte[] bytes = HEAD;
    private int at;
    private int dayDigits;
    private long dayMicros;

    BareRows(int capacity) {
        this.capacity = capacity;
        rows = begin();
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == capacity;
    }

    /// Adds the reading of a datagram.
    void add(byte[] datagram, int length) {
        bytes = datagram;
        at = MATRICULA;
        int usagePoint = (int) digits();
        seekDigit();
        long register = digits() * 1000;
        if (bytes[at] == '.') {
            register += thousandths();
        }
        seekDigit();
        long measured = time();
        long received = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        rows.putShort((short) 6);
        rows.putInt(4).putInt(usagePoint).putInt(2).putShort((short) 0);
        rows.putInt(8).putLong(measured - EPOCH).putInt(8).putLong(register);
        rows.putInt(8).putLong(received - EPOCH).putInt(2).putShort((short) 1);
        size++;
    }

    /// What was added, to be read; the next is added to another.
    byte[] take() {
        rows.putShort((short) -1);
        var full = new byte[rows.position()];
        rows.flip().get(full);
        rows = begin();
        size = 0;
        return full;
    }

    private ByteBuffer begin() {
        return ByteBuffer.allocate(HEAD.length + capacity * ROW + 2).put(HEAD);
    }

    private void seekDigit() {
        while (bytes[at] < '0' || bytes[at] > '9') {
            at++;
        }
    }

    private long digits() {
        long value = 0;
        while (bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * value + bytes[at++] - '0';
        }
        return value;
    }

    private long thousandths() {
        int begin = ++at;
        long value = digits();
        for (int places = at - begin; places < 3; places++) {
            value *= 10;
        }
        return value;
    }

    /// `2026-11-22T10:00:00.123-03:00`
    private long time() {
        int year = (int) digits();
        int month = number();
        int day = number();
        long seconds = number() * 3600L + number() * 60L + number();
        long micros = bytes[at] == '.' ? micros() : 0;
        int sign = bytes[at] == '-' ? 1 : -1;
        seconds += sign * (number() * 3600L + number() * 60L);
        return day(year * 10_000 + month * 100 + day) + seconds * 1_000_000 + micros;
    }

    private int number() {
        at++;
        return (int) digits();
    }

    private long micros() {
        int begin = ++at;
        long value = digits();
        for (int places = at - begin; places < 6; places++) {
            value *= 10;
        }
        return value;
    }

    private long day(int digits) {
        if (digits != dayDigits) {
            dayDigits = digits;
            var date = LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100);
            dayMicros = TimeUnit.DAYS.toMicros(date.toEpochDay());
        }
        return dayMicros;
    }

    private static byte[] header() {
        var signature = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(signature.length + 8).put(signature).array();
    }
}

package io.contaluz.simulator.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// Reads `matricula,data_hora,consumo` lines. Usage points without a reading are left out.
final class LastReadingsReader {

    private static final int LONGEST_LINE = 128;
    private static final OffsetDateTime EPOCH = OffsetDateTime.parse("1970-01-01T00:00:00Z");

    private final InputStream source;
    private final byte[] line = new byte[LONGEST_LINE];

    LastReadingsReader(InputStream source) {
        this.source = new BufferedInputStream(source);
    }

    /// Reads to the end.
    ///
    /// @throws IOException if a line is not what it should be, too
    void read(LastReading target) throws IOException {
        int length = readLine();
        while ((length = readLine()) >= 0) {
            if (length > 0) {
                accept(new String(line, 0, length, StandardCharsets.US_ASCII), target);
            }
        }
    }

    private static void accept(String text, LastReading target) throws IOException {
        try {
            int time = text.indexOf(',') + 1;
            int register = text.indexOf(',', time) + 1;
            if (time == 0 || register == 0) {
                throw new IOException("not a last reading: " + text);
            }
            if (register > time + 1) {
                target.accept(
                        Long.parseLong(text, 0, time - 1, 10),
                        wattHours(text.substring(register)),
                        micros(text.substring(time, register - 1)));
            }
        } catch (NumberFormatException | ArithmeticException | DateTimeParseException e) {
            throw new IOException("not a last reading: " + text, e);
        }
    }

    private static long wattHours(String kilowattHours) {
        return new BigDecimal(kilowattHours).movePointRight(3).longValueExact();
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(EPOCH, OffsetDateTime.parse(time));
    }

    /// The next line's length without its end, or -1 if there is none.
    private int readLine() throws IOException {
        int length = 0;
        int next = source.read();
        if (next < 0) {
            return -1;
        }
        while (next >= 0 && next != '\n') {
            if (length == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            }
            line[length++] = (byte) next;
            next = source.read();
        }
        return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    }
}

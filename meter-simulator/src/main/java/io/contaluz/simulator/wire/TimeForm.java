package io.contaluz.simulator.wire;

/// How a measured time is written, and so how near two times of one meter may be.
public enum TimeForm {
    /// `dd-MM-yyyy HH:mm:ss`, the meter's local time.
    LOCAL(1_000_000, 0),
    /// ISO-8601 with offset and milliseconds.
    ISO_MILLIS(1_000, 3),
    /// ISO-8601 with offset and microseconds, the finest that is stored.
    ISO_MICROS(1, 6);

    private final long unitMicros;
    private final int fractionDigits;

    TimeForm(long unitMicros, int fractionDigits) {
        this.unitMicros = unitMicros;
        this.fractionDigits = fractionDigits;
    }

    /// The coarsest form that still tells apart two readings of a meter.
    ///
    /// @param intervalMicros microseconds between them
    public static TimeForm distinguishing(double intervalMicros) {
        if (intervalMicros >= LOCAL.unitMicros) {
            return LOCAL;
        }
        return intervalMicros >= ISO_MILLIS.unitMicros ? ISO_MILLIS : ISO_MICROS;
    }

    /// The smallest difference between two times in this form, in microseconds.
    public long unitMicros() {
        return unitMicros;
    }

    /// The time as this form can express it.
    ///
    /// @param micros microseconds since the epoch
    public long floor(long micros) {
        return micros - Math.floorMod(micros, unitMicros);
    }

    /// No time in this form has more characters.
    int longest() {
        int fraction = fractionDigits == 0 ? 0 : 1 + fractionDigits;
        return "2026-11-22T10:11:12-03:00".length() + fraction;
    }

    int fractionDigits() {
        return fractionDigits;
    }
}

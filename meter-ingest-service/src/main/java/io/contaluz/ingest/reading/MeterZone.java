package io.contaluz.ingest.reading;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Resolves the local times that meters of a zone send.
public final class MeterZone {

    /// What is answered for a local time that the zone never showed.
    public static final long NONE = Long.MIN_VALUE;

    private static final long MICROS = 1_000_000;

    private final ZoneId id;
    private final ZoneRules rules;

    /// Where the last time resolved had but one offset: almost every other one is in there too.
    private volatile Stretch stretch = new Stretch(0, 0, 0);

    /// Local times, in microseconds, that have one offset.
    private record Stretch(long from, long to, long offset) {}

    public MeterZone(ZoneId id) {
        this.id = id;
        this.rules = id.getRules();
    }

    public ZoneId id() {
        return id;
    }

    /// The instant meant by what the clock on the wall showed. In an hour that daylight saving
    /// repeats, the earlier offset holds; an hour that it skips was never shown.
    ///
    /// @param local microseconds since 1970, as if the local time were UTC
    /// @return microseconds since 1970, or [#NONE]
    public long instant(long local) {
        var here = stretch;
        if (local >= here.from && local < here.to) {
            return local - here.offset;
        }
        var time = LocalDateTime.ofEpochSecond(Math.floorDiv(local, MICROS), 0, ZoneOffset.UTC);
        // The first valid offset is the one before the clocks go back.
        var offsets = rules.getValidOffsets(time);
        if (offsets.isEmpty()) {
            return NONE;
        }
        if (offsets.size() == 1) {
            stretch = round(time.toInstant(offsets.getFirst()), offsets.getFirst());
        }
        return local - offsets.getFirst().getTotalSeconds() * MICROS;
    }

    private Stretch round(Instant instant, ZoneOffset offset) {
        var before = rules.previousTransition(instant.plusSeconds(1));
        var after = rules.nextTransition(instant);
        return new Stretch(
                before == null ? Long.MIN_VALUE + 1 : later(before),
                after == null ? Long.MAX_VALUE : earlier(after),
                offset.getTotalSeconds() * MICROS);
    }

    /// From here on no local time belongs to what was before a transition.
    private static long later(ZoneOffsetTransition transition) {
        return Math.max(
                micros(transition.getDateTimeBefore()), micros(transition.getDateTimeAfter()));
    }

    /// Until here no local time belongs to what is after a transition.
    private static long earlier(ZoneOffsetTransition transition) {
        return Math.min(
                micros(transition.getDateTimeBefore()), micros(transition.getDateTimeAfter()));
    }

    private static long micros(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * MICROS;
    }
}

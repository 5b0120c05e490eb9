package io.contaluz.ingest.reading;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When a register stood where it stood, as its meter told it.
public sealed interface MeasuredAt {

    /// The instant meant, for a meter in a zone; null where that zone never showed such a time.
    @Nullable Instant in(ZoneId zone);

    /// An instant that needs no zone.
    record Absolute(Instant instant) implements MeasuredAt {
        @Override
        public Instant in(ZoneId zone) {
            return instant;
        }
    }

    /// What the clock on the wall showed. In an hour that daylight saving repeats, the earlier
    /// offset holds; an hour that it skips was never shown.
    record Local(LocalDateTime time) implements MeasuredAt {
        @Override
        public @Nullable Instant in(ZoneId zone) {
            var offsets = zone.getRules().getValidOffsets(time);
            // The first valid offset is the one before the clocks go back.
            return offsets.isEmpty() ? null : time.toInstant(offsets.getFirst());
        }
    }
}

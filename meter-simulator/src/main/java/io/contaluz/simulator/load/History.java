package io.contaluz.simulator.load;

import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.wire.ImportLineEncoder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// What the meters would have read before a run begins: time by time, and meter by meter within a
/// time. Times that a meter has passed already are left out.
public final class History {

    private final Meters meters;
    private final ImportLineEncoder encoder;
    private final long stepMicros;
    private final long end;
    private long measured;
    private int meter;
    private long lines;

    /// When history is read.
    ///
    /// @param from the first time is the first whole step of the day that is not before
    /// @param to exclusive
    /// @param step whole seconds
    public record Span(Instant from, Instant to, Duration step) {

        /// The first time: steps are counted from local midnight, so that hours are full hours.
        Instant first(ZoneId zone) {
            var local = from.atZone(zone).toLocalDateTime();
            var midnight = local.toLocalDate().atStartOfDay();
            var steps = Math.ceilDiv(midnight.until(local, ChronoUnit.NANOS), step.toNanos());
            return midnight.plus(step.multipliedBy(steps)).atZone(zone).toInstant();
        }
    }

    /// A history that was not told yet.
    public History(Meters meters, Span span, ZoneId zone) {
        this.meters = meters;
        encoder = new ImportLineEncoder(zone);
        stepMicros = span.step().toNanos() / 1000;
        measured = ChronoUnit.MICROS.between(Instant.EPOCH, span.first(zone));
        end = ChronoUnit.MICROS.between(Instant.EPOCH, span.to());
    }

    /// How many readings are left at most.
    public long left() {
        long times = Math.max(0, Math.ceilDiv(end - measured, stepMicros));
        return times * meters.fleet().size() - meter;
    }

    /// How many lines were told.
    public long lines() {
        return lines;
    }

    /// Puts the next line of the import at the target's position.
    ///
    /// @return false if there is none
    public boolean next(ByteBuffer target) {
        while (measured < end) {
            int current = meter;
            long now = measured;
            if (++meter == meters.fleet().size()) {
                meter = 0;
                measured += stepMicros;
            }
            if (now > meters.fleet().lastMeasured(current)) {
                tell(current, now, target);
                return true;
            }
        }
        return false;
    }

    private void tell(int current, long now, ByteBuffer target) {
        var fleet = meters.fleet();
        meters.tally().measured(current, fleet.measure(current, now, meters.growth()));
        encoder.encode(fleet.matricula(current), fleet.register(current), now, target);
        lines++;
    }
}

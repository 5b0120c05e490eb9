package io.contaluz.billing.metering;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells what meters have measured.
@Service
public class MeterReadings {

    /// Readings, or usage points, that one query of a download brings.
    private static final int CHUNK = 10_000;

    private final Readings readings;
    private final Registers registers;
    private final UsagePointRegistry usagePoints;

    MeterReadings(Readings readings, Registers registers, UsagePointRegistry usagePoints) {
        this.readings = readings;
        this.registers = registers;
        this.usagePoints = usagePoints;
    }

    /// The last readings of a usage point.
    ///
    /// @throws Refusal if there is no such usage point
    @Transactional(propagation = Propagation.SUPPORTS)
    public ReadingSeries last(Matricula matricula, int count) {
        var usagePoint = usagePoints.locate(matricula);
        int wanted = count + Registers.AROUND;
        var series = registers.latest(usagePoint.id(), wanted);
        // Somebody may have left out more than were looked for in vain.
        while (series.counting().size() < count
                && series.unresolved().isEmpty()
                && series.points().size() >= wanted
                && wanted < CHUNK) {
            wanted = Math.min(CHUNK, wanted * 8);
            series = registers.latest(usagePoint.id(), wanted);
        }
        return new ReadingSeries(usagePoint, count, series);
    }

    @Transactional(readOnly = true)
    Page<ReadingView> page(
            LocatedUsagePoint usagePoint,
            ReadingPeriod period,
            @Nullable Instant after,
            int limit) {
        var rest = after == null ? period : period.after(after);
        var found = readings.within(usagePoint.id(), rest, limit + 1);
        Function<Reading, ReadingView> view = reading -> ReadingView.of(reading, usagePoint.zone());
        return Page.cut(found, limit, reading -> reading.measuredAt().toString(), view);
    }

    /// Hands over all readings of a period, a chunk at a time: no transaction stays open while
    /// somebody far away reads slowly.
    void each(LocatedUsagePoint usagePoint, ReadingPeriod period, Consumer<Reading> consumer) {
        var rest = period;
        List<Reading> chunk;
        do {
            chunk = readings.within(usagePoint.id(), rest, CHUNK);
            chunk.forEach(consumer);
            rest = chunk.isEmpty() ? rest : rest.after(chunk.getLast().measuredAt());
        } while (chunk.size() == CHUNK);
    }

    /// Hands over the last reading of every usage point whose matricula is one of a run of numbers.
    void eachLatest(long first, int count, Consumer<LatestReading> consumer) {
        for (long next = first; next < first + count; next += CHUNK) {
            readings.latestOf(next, Math.min(next + CHUNK, first + count) - 1).forEach(consumer);
        }
    }
}

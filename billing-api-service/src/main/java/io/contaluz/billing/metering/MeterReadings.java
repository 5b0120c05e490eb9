package io.contaluz.billing.metering;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells what meters have measured.
@Service
public class MeterReadings {

    /// Readings, or usage points, that one query of a download brings.
    private static final int CHUNK = 10_000;

    private final Readings readings;
    private final Registers registers;

    MeterReadings(Readings readings, Registers registers) {
        this.readings = readings;
        this.registers = registers;
    }

    /// The last readings of a usage point.
    ///
    /// @throws Refusal if there is no such usage point
    public ReadingSeries last(Matricula matricula, int count) {
        var latest = found(registers.recent(matricula, count + 1), matricula);
        var series = latest.series();
        if (!latest.isPlain(count)) {
            latest = found(registers.latest(matricula, count + Registers.AROUND), matricula);
            boolean enough = latest.settled() && !lacks(latest.series(), Instant.EPOCH, count);
            series = enough ? latest.series() : lookBack(latest, count);
        }
        return new ReadingSeries(latest.usagePoint(), count, series);
    }

    private static LatestRegisters found(Optional<LatestRegisters> latest, Matricula matricula) {
        return latest.orElseThrow(() -> UsagePointRegistry.unknown(matricula));
    }

    /// A meter may have been silent for months. A fall that began before the last readings, or what
    /// somebody has decided, is looked up with all that it concerns. Somebody may have left out
    /// more readings than that brings.
    private RegisterSeries lookBack(LatestRegisters latest, int count) {
        var series = latest.series();
        Instant from;
        int known;
        do {
            known = series.points().size();
            from = known == 0 ? Registers.END : series.points().getFirst().at();
            series = registers.since(latest.usagePoint().id(), from);
        } while (lacks(series, from, count) && series.points().size() > known && known < CHUNK);
        return series;
    }

    /// Only what is from there on is sure: what is brought from before may begin within a fall.
    private static boolean lacks(RegisterSeries series, Instant from, int count) {
        long sure = series.counting().stream().filter(point -> !point.at().isBefore(from)).count();
        return sure < count && series.unresolved().isEmpty();
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

package io.contaluz.billing.metering;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.csv.Line;
import io.contaluz.billing.csv.LineError;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Takes in a history by the batch. Each batch is a transaction of its own, in the store.
@Service
class ReadingImport {

    private final UsagePointRegistry usagePoints;
    private final ReadingStore store;
    private final Clock clock;

    ReadingImport(UsagePointRegistry usagePoints, ReadingStore store, Clock clock) {
        this.usagePoints = usagePoints;
        this.store = store;
        this.clock = clock;
    }

    BatchOutcome storeAll(List<Line<RawReading>> batch) {
        var located =
                usagePoints.locateAll(
                        batch.stream().map(line -> line.value().matricula()).toList());
        var now = clock.instant();
        var rejected = new ArrayList<LineError>();
        var good = new ArrayList<Line<RawReading>>(batch.size());
        var readings = new ArrayList<NewReading>(batch.size());
        for (var line : batch) {
            try {
                readings.add(understand(line.value(), located, now));
                good.add(line);
            } catch (Refusal e) {
                rejected.add(LineError.of(line.number(), e));
            }
        }
        store.ensureMonths(readings);
        var outcome = store.store(readings, Source.IMPORT);
        for (int place : outcome.conflicts()) {
            rejected.add(good.get(place).reject("consumo", "já há outro valor para este horário"));
        }
        var existing = good.size() - outcome.created() - outcome.conflicts().size();
        return new BatchOutcome(outcome.created(), existing, rejected);
    }

    private static NewReading understand(
            RawReading raw, Map<Matricula, LocatedUsagePoint> located, Instant now) {
        var usagePoint = located.get(raw.matricula());
        if (usagePoint == null) {
            throw Refusal.invalid("matricula", "não há unidade '%s'".formatted(raw.matricula()));
        }
        var measuredAt = ReadingTime.parse(raw.measuredAt(), usagePoint.zone());
        return new NewReading(usagePoint.id(), ReadingRules.check(measuredAt, now), raw.register());
    }
}

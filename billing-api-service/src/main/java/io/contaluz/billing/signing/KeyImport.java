package io.contaluz.billing.signing;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.csv.Line;
import io.contaluz.billing.csv.LineError;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes in keys by the batch, as if they came one after the other: the last of a name holds.
@Service
@Transactional
class KeyImport {

    private final UsagePointRegistry usagePoints;
    private final KeySeal seal;
    private final DatagramKeys keys;

    KeyImport(UsagePointRegistry usagePoints, KeySeal seal, DatagramKeys keys) {
        this.usagePoints = usagePoints;
        this.seal = seal;
        this.keys = keys;
    }

    private record Name(LocatedUsagePoint usagePoint, Kid kid) {}

    BatchOutcome putAll(List<Line<NewKey>> batch) {
        var located =
                usagePoints.locateAll(
                        batch.stream().map(line -> line.value().matricula()).toList());
        var rejected = new ArrayList<LineError>();
        var sealed = new LinkedHashMap<Name, SealedKey>();
        for (var line : batch) {
            var wanted = line.value();
            var usagePoint = located.get(wanted.matricula());
            if (usagePoint == null) {
                rejected.add(
                        line.reject(
                                "matricula", "não há unidade '%s'".formatted(wanted.matricula())));
            } else {
                var bytes = seal.seal(usagePoint.id(), wanted.kid(), wanted.key());
                sealed.put(
                        new Name(usagePoint, wanted.kid()),
                        new SealedKey(usagePoint.id(), wanted.kid(), bytes));
            }
        }
        usagePoints.touch(sealed.keySet().stream().map(Name::usagePoint).distinct().toList());
        var created = keys.putAll(sealed.values());
        return new BatchOutcome(created, batch.size() - rejected.size() - created, rejected);
    }
}

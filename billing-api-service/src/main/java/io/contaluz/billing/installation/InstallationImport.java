package io.contaluz.billing.installation;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.csv.Line;
import io.contaluz.billing.csv.LineError;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes in the stays of meters by the batch. One that is there already stays as it is.
@Service
@Transactional
class InstallationImport {

    private final UsagePointRegistry usagePoints;
    private final Installations installations;
    private final EnergyChanges changes;

    InstallationImport(
            UsagePointRegistry usagePoints, Installations installations, EnergyChanges changes) {
        this.usagePoints = usagePoints;
        this.installations = installations;
        this.changes = changes;
    }

    private record Located(Line<InstallationLine> line, LocatedUsagePoint usagePoint) {

        Installations.Row row() {
            return new Installations.Row(usagePoint.id(), line.value().installation());
        }
    }

    BatchOutcome storeAll(List<Line<InstallationLine>> batch) {
        var rejected = new ArrayList<LineError>();
        var located = locate(batch, rejected);
        var added = installations.addAll(located.stream().map(Located::row).toList());
        var created = pick(located, added, true);
        changes.note(created.stream().map(Located::row).toList());
        var others = pick(located, added, false);
        var overlapping = overlapping(others);
        rejected.addAll(overlapping);
        return new BatchOutcome(created.size(), others.size() - overlapping.size(), rejected);
    }

    /// In the order of the usage points, so that two imports at once cannot wait for each other in
    /// a circle.
    private List<Located> locate(List<Line<InstallationLine>> batch, List<LineError> rejected) {
        var known =
                usagePoints.locateAll(
                        batch.stream().map(line -> line.value().matricula()).toList());
        var located = new ArrayList<Located>(batch.size());
        for (var line : batch) {
            var matricula = line.value().matricula();
            var usagePoint = known.get(matricula);
            if (usagePoint == null) {
                rejected.add(line.reject("matricula", "não há unidade '%s'".formatted(matricula)));
            } else {
                located.add(new Located(line, usagePoint));
            }
        }
        located.sort(Comparator.comparingInt(one -> one.usagePoint().id()));
        return located;
    }

    private static List<Located> pick(List<Located> all, boolean[] added, boolean wanted) {
        return IntStream.range(0, added.length)
                .filter(i -> added[i] == wanted)
                .mapToObj(all::get)
                .toList();
    }

    /// Those for which another stay is in the way, rather than the very same.
    private List<LineError> overlapping(List<Located> some) {
        var ids = some.stream().map(one -> one.usagePoint().id()).distinct().toList();
        Map<Integer, List<Installation>> stays =
                installations.of(ids).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Installations.Row::usagePointId,
                                        Collectors.mapping(
                                                Installations.Row::installation,
                                                Collectors.toList())));
        var errors = new ArrayList<LineError>();
        for (var one : some) {
            var wanted = one.line().value().installation();
            var there = stays.getOrDefault(one.usagePoint().id(), List.of());
            if (!there.contains(wanted)) {
                var other = there.stream().filter(wanted::overlaps).findFirst().orElseThrow();
                errors.add(
                        one.line()
                                .reject("instalado_em", Installing.tell(other, one.usagePoint())));
            }
        }
        return errors;
    }
}

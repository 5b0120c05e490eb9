package io.contaluz.billing.usagepoint;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.csv.Line;
import io.contaluz.billing.csv.LineError;
import io.contaluz.billing.customer.CustomerRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Registers usage points by the batch. One that is there already keeps its zone, and whoever
/// answers for it.
@Service
@Transactional
class UsagePointImport {

    private final UsagePoints usagePoints;
    private final UsagePointRegistry registry;
    private final Agreements agreements;
    private final CustomerRegistry customers;

    UsagePointImport(
            UsagePoints usagePoints,
            UsagePointRegistry registry,
            Agreements agreements,
            CustomerRegistry customers) {
        this.usagePoints = usagePoints;
        this.registry = registry;
        this.agreements = agreements;
        this.customers = customers;
    }

    BatchOutcome registerAll(List<Line<NewUsagePoint>> batch) {
        var rejected = new ArrayList<LineError>();
        var good = new ArrayList<Line<NewUsagePoint>>(batch.size());
        var named = batch.stream().flatMap(line -> Stream.ofNullable(line.value().username()));
        var known = customers.idsOf(named.distinct().toList()).keySet();
        for (var line : batch) {
            var username = line.value().username();
            if (username == null || known.contains(username)) {
                good.add(line);
            } else {
                rejected.add(line.reject("username", Agreements.unknown(username).detail()));
            }
        }
        var created = addAll(good);
        var foreign = signAll(good);
        rejected.addAll(foreign);
        return new BatchOutcome(created, good.size() - created - foreign.size(), rejected);
    }

    private int addAll(List<Line<NewUsagePoint>> lines) {
        var matriculas = lines.stream().map(line -> line.value().matricula().value());
        var zones = lines.stream().map(line -> line.value().zoneOrDefault().getId());
        return usagePoints.addAll(matriculas.toArray(String[]::new), zones.toArray(String[]::new));
    }

    /// @return the lines whose usage point another customer answers for
    private List<LineError> signAll(List<Line<NewUsagePoint>> lines) {
        var signing = lines.stream().filter(line -> line.value().username() != null).toList();
        if (signing.isEmpty()) {
            return List.of();
        }
        var located =
                registry.locateAll(signing.stream().map(line -> line.value().matricula()).toList());
        var wanted = new ArrayList<Agreements.Signature>(signing.size());
        for (var line : signing) {
            var usagePoint = Objects.requireNonNull(located.get(line.value().matricula()));
            var username = Objects.requireNonNull(line.value().username());
            wanted.add(new Agreements.Signature(usagePoint, username));
        }
        var held = agreements.signAll(wanted);
        var foreign = new ArrayList<LineError>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!held.contains(wanted.get(i))) {
                foreign.add(
                        signing.get(i).reject("username", "outro cliente responde pela unidade"));
            }
        }
        return foreign;
    }
}

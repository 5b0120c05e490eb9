package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.intake.UnknownDatagram;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The room of the quarantine, in readings: how much is held, of whom, and whether more may come.
/// Used by one thread alone.
@Component
class QuarantineShelf {

    private final QuarantinedDatagrams datagrams;
    private final UsagePointDirectory directory;
    private final ReadingCounts counts;
    private final StoreProperties properties;
    private final Map<String, Integer> held = new HashMap<>();
    private long total;

    QuarantineShelf(
            QuarantinedDatagrams datagrams,
            UsagePointDirectory directory,
            ReadingCounts counts,
            StoreProperties properties) {
        this.datagrams = datagrams;
        this.directory = directory;
        this.counts = counts;
        this.properties = properties;
    }

    /// Counts what is held from before this start.
    void takeStock() {
        held.putAll(datagrams.heldByMatricula());
        total = held.values().stream().mapToLong(Integer::longValue).sum();
        counts.resumedInQuarantine(total);
    }

    void learn(Collection<String> matriculas) {
        directory.learn(matriculas);
    }

    /// Takes room for datagrams, and answers those that have it; the others are dropped.
    List<UnknownDatagram> admit(List<UnknownDatagram> batch) {
        var admitted = new ArrayList<UnknownDatagram>();
        for (var datagram : batch) {
            var matricula = datagram.matricula();
            int ofThisOne = heldOf(matricula);
            if (total < properties.quarantine()
                    && ofThisOne < properties.quarantinePerMatricula()) {
                held.put(matricula, ofThisOne + datagram.readings());
                total += datagram.readings();
                admitted.add(datagram);
            } else {
                counts.droppedForFullQuarantine(datagram.readings());
                counts.quarantined(-datagram.readings());
            }
        }
        return admitted;
    }

    void hold(List<UnknownDatagram> admitted) {
        datagrams.add(admitted);
    }

    /// How many readings are held of a matricula, as far as we know.
    int heldOf(String matricula) {
        return held.getOrDefault(matricula, 0);
    }

    boolean isEmpty() {
        return total == 0;
    }

    /// Readings of a matricula have been settled.
    void released(String matricula, int count) {
        total -= count;
        counts.quarantined(-count);
        held.computeIfPresent(matricula, (same, before) -> before > count ? before - count : null);
    }
}

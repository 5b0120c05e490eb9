package io.contaluz.simulator.chaos;

import io.contaluz.simulator.fleet.Fleet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps the truth while datagrams are sent, so that it holds for a run that is stopped, too.
final class Ledger {

    private final Fleet fleet;
    private final long begin;
    private final long[] stored;
    private final long[] first;
    private final long[] last;
    private final long[] leastEnergy;
    private final long[] mostEnergy;
    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);

    /// @param begin when the first readings are due, in microseconds since the epoch
    Ledger(Fleet fleet, long begin) {
        this.fleet = fleet;
        this.begin = begin;
        stored = new long[fleet.size()];
        first = new long[fleet.size()];
        last = new long[fleet.size()];
        leastEnergy = new long[fleet.size()];
        mostEnergy = new long[fleet.size()];
        Arrays.fill(first, Long.MAX_VALUE);
        Arrays.fill(last, Long.MIN_VALUE);
        Arrays.fill(leastEnergy, Long.MAX_VALUE);
        Arrays.fill(mostEnergy, Long.MIN_VALUE);
    }

    void sent(Planned datagram) {
        fates.merge(datagram.fate(), 1L, Long::sum);
        if (datagram.fate().outcome() != Fate.Outcome.STORED) {
            return;
        }
        int meter = datagram.meter();
        stored[meter]++;
        first[meter] = Math.min(first[meter], datagram.measured());
        last[meter] = Math.max(last[meter], datagram.measured());
        if (datagram.fate() != Fate.DIPPED) {
            leastEnergy[meter] = Math.min(leastEnergy[meter], datagram.energy());
            mostEnergy[meter] = Math.max(mostEnergy[meter], datagram.energy());
        }
    }

    long firstMeasured() {
        return Arrays.stream(first).reduce(begin, Math::min);
    }

    long lastMeasured() {
        return Arrays.stream(last).reduce(begin, Math::max);
    }

    Truth truth(Map<String, Long> mishaps) {
        return new Truth(
                mishaps,
                fates.getOrDefault(Fate.DUPLICATE, 0L),
                fates.getOrDefault(Fate.CONFLICT, 0L),
                rejected(),
                meters());
    }

    private Map<String, Long> rejected() {
        var rejected = new TreeMap<String, Long>();
        fates.forEach((fate, count) -> {
            if (fate.outcome() == Fate.Outcome.REJECTED) {
                rejected.put(fate.reason(), count);
            }
        });
        return rejected;
    }

    private List<Truth.OfMeter> meters() {
        var meters = new ArrayList<Truth.OfMeter>();
        for (int meter = 0; meter < fleet.size(); meter++) {
            long matricula = fleet.matricula(meter);
            meters.add(
                    stored[meter] == 0
                            ? new Truth.OfMeter(matricula, 0, 0, null, null)
                            : new Truth.OfMeter(
                                    matricula,
                                    stored[meter],
                                    Math.max(0, mostEnergy[meter] - leastEnergy[meter]),
                                    instant(first[meter]),
                                    instant(last[meter])));
        }
        return meters;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

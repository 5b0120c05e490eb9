package io.contaluz.simulator.firmware;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A meter's count, and the ring buffer of what is not settled: the oldest is overwritten when it
/// is full.
final class Meter {

    private final int place;
    private final long boot;
    private final NavigableMap<Long, Transmission> kept = new TreeMap<>();
    private long seq;
    private int readings;

    /// A meter.
    ///
    /// @param place in its fleet, from 0 on
    /// @param seq the last number that it has used, 0 for none
    Meter(int place, long boot, long seq) {
        this.place = place;
        this.boot = boot;
        this.seq = seq;
    }

    int place() {
        return place;
    }

    long boot() {
        return boot;
    }

    /// The last number that was used.
    long seq() {
        return seq;
    }

    /// How many readings are kept.
    int readings() {
        return readings;
    }

    /// All that is kept, the oldest first.
    Collection<Transmission> kept() {
        return kept.values();
    }

    /// A transmission whose numbers are the next ones.
    Transmission begin() {
        return new Transmission(this, seq + 1);
    }

    void keep(Transmission transmission) {
        seq = Math.max(seq, transmission.last());
        kept.put(transmission.first(), transmission);
        readings += transmission.size();
    }

    /// Forgets one that is kept.
    void forget(Transmission transmission) {
        kept.remove(transmission.first());
        readings -= transmission.size();
    }

    boolean isKept(Transmission transmission) {
        return kept.get(transmission.first()) == transmission;
    }

    @Nullable Transmission oldest() {
        return value(kept.firstEntry());
    }

    /// The one that holds a number.
    @Nullable Transmission holding(long number) {
        var candidate = value(kept.floorEntry(number));
        return candidate == null || !candidate.holds(number) ? null : candidate;
    }

    private static @Nullable Transmission value(Map.@Nullable Entry<Long, Transmission> entry) {
        return entry == null ? null : entry.getValue();
    }
}

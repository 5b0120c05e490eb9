package io.contaluz.simulator.fleet;

import java.util.ArrayList;
import java.util.List;

/// How many readings of which meters were sent and how much energy they measured, by ranges of
/// equal size (the last may be smaller). Not for more than one thread at a time.
public final class Tally {

    private static final int MOST_RANGES = 100;

    private final long firstMatricula;
    private final int meters;
    private final int rangeSize;
    private final long[] sent;
    private final long[] wattHours;

    /// A tally for meters in a row.
    public Tally(long firstMatricula, int meters) {
        this.firstMatricula = firstMatricula;
        this.meters = meters;
        rangeSize = Math.ceilDiv(meters, MOST_RANGES);
        int ranges = Math.ceilDiv(meters, rangeSize);
        sent = new long[ranges];
        wattHours = new long[ranges];
    }

    /// Counts the energy that a reading shows beyond the one before.
    ///
    /// @param meter its place in the row, from 0 on
    public void measured(int meter, long grownWattHours) {
        wattHours[meter / rangeSize] += grownWattHours;
    }

    /// Counts readings of a meter as sent. Less than none takes that back; what they measured stays
    /// true.
    public void sent(int meter, int readings) {
        sent[meter / rangeSize] += readings;
    }

    /// The sum of energy over all meters, in Wh.
    public long totalWattHours() {
        long sum = 0;
        for (long part : wattHours) {
            sum += part;
        }
        return sum;
    }

    /// The ranges in the order of their matriculas.
    public List<Range> ranges() {
        var ranges = new ArrayList<Range>();
        for (int i = 0; i < sent.length; i++) {
            long first = firstMatricula + (long) i * rangeSize;
            long last = Math.min(first + rangeSize, firstMatricula + meters) - 1;
            ranges.add(new Range(first, last, sent[i], wattHours[i]));
        }
        return ranges;
    }

    /// Meters in a row.
    ///
    /// @param first matricula
    /// @param last matricula, inclusive
    /// @param sent readings
    /// @param wattHours energy that they measured
    public record Range(long first, long last, long sent, long wattHours) {}
}

package io.contaluz.simulator.chaos;

import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.load.Timeline;

/// What one usage point truly consumes, reading by reading.
///
/// @param measured when it is read, in microseconds since the epoch; rising
/// @param energy consumed until then, in Wh; never falling
@SuppressWarnings("ArrayRecordComponent") // never compared
record Consumption(long[] measured, long[] energy) {

    private static final long MICROS_PER_HOUR = 3_600_000_000L;

    /// Reads a meter of the fleet so often.
    static Consumption of(Meters meters, int meter, Timeline timeline, int readings) {
        var fleet = meters.fleet();
        var measured = new long[readings];
        var energy = new long[readings];
        for (int round = 0; round < readings; round++) {
            measured[round] = timeline.measured(round, 0, fleet.lastMeasured(meter));
            long grown = fleet.measure(meter, measured[round], meters.growth());
            meters.tally().measured(meter, grown);
            energy[round] = fleet.register(meter);
        }
        return new Consumption(measured, energy);
    }

    int readings() {
        return measured.length;
    }

    /// All of it, in Wh.
    long total() {
        return energy.length == 0 ? 0 : energy[energy.length - 1];
    }

    /// Whether it never takes more than so many watts, from one reading to the next.
    boolean isWithin(long watts) {
        for (int round = 1; round < measured.length; round++) {
            long wattMicros = (energy[round] - energy[round - 1]) * MICROS_PER_HOUR;
            if (wattMicros > watts * (measured[round] - measured[round - 1])) {
                return false;
            }
        }
        return true;
    }

    /// The shorter of the times to the reading before and to the one after, in microseconds.
    long room(int round) {
        long room = Long.MAX_VALUE;
        if (round > 0) {
            room = measured[round] - measured[round - 1];
        }
        if (round + 1 < measured.length) {
            room = Math.min(room, measured[round + 1] - measured[round]);
        }
        return room;
    }
}

package io.contaluz.simulator.cli;

import io.contaluz.simulator.load.Limit;
import io.contaluz.simulator.load.Pace;
import io.contaluz.simulator.load.Readings;
import io.contaluz.simulator.load.Readings.Meters;
import java.time.Clock;

/// When meters are read, and until when.
record Schedule(Pace pace, Clock clock) {

    /// Readings from now on.
    Readings readings(Meters meters) {
        return new Readings(meters, pace.timeline(clock), pace.readings());
    }

    /// The end of a run that begins now.
    Limit limit() {
        return pace.limit(clock.instant());
    }
}

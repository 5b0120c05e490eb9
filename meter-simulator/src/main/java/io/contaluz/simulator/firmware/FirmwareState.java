package io.contaluz.simulator.firmware;

import java.util.Collections;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// What firmware needs to know to go on after a restart.
///
/// @param generation of the fleet's numbers
/// @param meters in their order
public record FirmwareState(long generation, List<Count> meters) {

    private static final Count NEW = new Count(0, List.of());

    /// How far a meter has come.
    ///
    /// @param seq the last number that it has used
    /// @param kept what is not settled
    public record Count(long seq, List<Kept> kept) {

        static Count of(Meter meter) {
            var kept = meter.kept();
            // Most meters keep nothing when a run ends.
            return new Count(
                    meter.seq(), kept.isEmpty() ? List.of() : kept.stream().map(Kept::of).toList());
        }
    }

    /// The readings of one datagram.
    ///
    /// @param first number
    /// @param wattHours what the register showed
    /// @param micros when, in microseconds since the epoch
    public record Kept(long first, List<Long> wattHours, List<Long> micros) {

        static Kept of(Transmission transmission) {
            return new Kept(
                    transmission.first(),
                    each(transmission, transmission::wattHours),
                    each(transmission, transmission::micros));
        }

        private static List<Long> each(Transmission transmission, IntToLongFunction what) {
            return IntStream.range(0, transmission.size()).mapToLong(what).boxed().toList();
        }

        Transmission transmission(Meter meter) {
            var transmission = new Transmission(meter, first);
            for (int i = 0; i < micros.size(); i++) {
                transmission.add(wattHours.get(i), micros.get(i));
            }
            return transmission;
        }
    }

    /// The beginning of a generation.
    public static FirmwareState begin(long generation, int meters) {
        return new FirmwareState(generation, Collections.nCopies(meters, NEW));
    }
}

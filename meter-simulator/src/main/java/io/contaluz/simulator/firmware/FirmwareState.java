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

    // As many meters as a fleet may have need so many bits.
    private static final int PLACE_BITS = 20;

    private static final Count NEW = new Count(0, List.of());

    /// How far a meter has come.
    ///
    /// @param seq the last number that it has used
    /// @param kept what is not settled
    public record Count(long seq, List<Kept> kept) {

        static Count of(Meter meter) {
            return new Count(meter.seq(), meter.kept().stream().map(Kept::of).toList());
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

    /// The epoch of the numbers of a meter, which no other has.
    long boot(int place) {
        return generation << PLACE_BITS | place;
    }

    /// The place of the meter of an epoch, or -1 if it is not of this generation.
    int place(long boot) {
        int place = (int) (boot & ((1 << PLACE_BITS) - 1));
        return boot >> PLACE_BITS == generation && place < meters.size() ? place : -1;
    }
}

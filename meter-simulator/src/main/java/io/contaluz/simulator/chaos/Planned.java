package io.contaluz.simulator.chaos;

/// A datagram that is to be sent.
///
/// @param turn when, by the count of readings that the fleet has made by then
/// @param meter its place in the fleet
/// @param measured what the meter's clock shows, in microseconds since the epoch; of a
///   [Fate#FUTURE] how far ahead it is when the datagram leaves
/// @param register what the meter shows, in Wh
/// @param energy what its usage point has truly consumed until then, in Wh
record Planned(long turn, int meter, long measured, long register, long energy, Fate fate) {

    Planned at(long otherTurn) {
        return new Planned(otherTurn, meter, measured, register, energy, fate);
    }

    Planned as(Fate otherFate) {
        return new Planned(turn, meter, measured, register, energy, otherFate);
    }

    Planned measuredAt(long otherTime) {
        return new Planned(turn, meter, otherTime, register, energy, fate);
    }

    Planned showing(long otherRegister) {
        return new Planned(turn, meter, measured, otherRegister, energy, fate);
    }
}

package io.contaluz.simulator.firmware;

/// The epochs of the numbers of a fleet, from one beginning at 1 to the next.
///
/// @param number greater than that of every generation before
/// @param meters how many there are
record Generation(long number, int meters) {

    // As many meters as a fleet may have need so many bits.
    private static final int PLACE_BITS = 20;

    /// The epoch of the numbers of a meter, which no other has.
    long boot(int place) {
        return number << PLACE_BITS | place;
    }

    /// The place of the meter of an epoch, or -1 if it is not of this generation.
    int place(long boot) {
        int place = (int) (boot & ((1 << PLACE_BITS) - 1));
        return boot >> PLACE_BITS == number && place < meters ? place : -1;
    }
}

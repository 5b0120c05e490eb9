package io.contaluz.simulator.firmware;

/// What became of the readings of a fleet that loses nothing. All that were taken are acknowledged,
/// refused, overwritten or unsettled.
///
/// @param acknowledged readings that are stored
/// @param duplicatesAnswered datagrams that were stored already, says the answer
/// @param refused readings that will never be stored
/// @param parked times that a datagram was set aside, having been sent often enough for a while
/// @param overwritten readings that made way for newer ones
/// @param unsettled readings that are kept
/// @param retransmissions datagrams that were sent again
public record LosslessCounts(
        long acknowledged,
        long duplicatesAnswered,
        long refused,
        long parked,
        long overwritten,
        long unsettled,
        long retransmissions) {}

package io.contaluz.simulator.firmware;

/// Counts what becomes of readings.
final class Settlement {

    private long acknowledged;
    private long duplicatesAnswered;
    private long refused;
    private long parked;
    private long overwritten;
    private long unsettled;
    private long retransmissions;

    void taken(int readings) {
        unsettled += readings;
    }

    void settled(int readings, int ofWhichRefused) {
        acknowledged += readings - ofWhichRefused;
        refused += ofWhichRefused;
        unsettled -= readings;
    }

    void overwritten(int readings) {
        overwritten += readings;
        unsettled -= readings;
    }

    void answeredAsDuplicate() {
        duplicatesAnswered++;
    }

    void parked() {
        parked++;
    }

    void retransmitted() {
        retransmissions++;
    }

    LosslessCounts counts() {
        return new LosslessCounts(
                acknowledged,
                duplicatesAnswered,
                refused,
                parked,
                overwritten,
                unsettled,
                retransmissions);
    }
}

package io.contaluz.simulator.cli;

/// All options of a run.
record Options(
        FleetOptions fleet,
        PaceOptions pace,
        DatagramOptions datagram,
        LosslessOptions lossless,
        TargetOptions target,
        BillingOptions billing) {

    void check() {
        fleet.check();
        pace.check();
        datagram.check();
        lossless.check(fleet.meters);
        target.check();
        billing.check();
    }
}

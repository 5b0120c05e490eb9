package io.contaluz.simulator.cli;

/// All options of a run.
record Options(
        FleetOptions fleet,
        PaceOptions pace,
        DatagramOptions datagram,
        LosslessOptions lossless,
        TargetOptions target,
        BillingOptions billing,
        ChaosOptions chaos) {

    /// Whether billing has to be asked for anything.
    boolean isBillingNeeded() {
        return billing.isNeeded() || chaos.mix != null;
    }

    void check() {
        fleet.check();
        pace.check();
        datagram.check();
        lossless.check(fleet.meters);
        target.check();
        billing.check();
        chaos.check(datagram, lossless, billing);
    }
}

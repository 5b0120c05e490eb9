package io.contaluz.simulator.cli;

/// All options of a run.
record Options(FleetOptions fleet, PaceOptions pace, TargetOptions target, BillingOptions billing) {

    void check() {
        fleet.check();
        pace.check();
        target.check();
        billing.check();
    }
}

package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.BillingApi;
import io.contaluz.simulator.api.BillingException;
import io.contaluz.simulator.chaos.Mix;
import io.contaluz.simulator.chaos.Plan;
import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.load.Pace;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.wire.DatagramForm;
import java.time.Instant;

/// What a hostile fleet needs before it sends: a plan, and billing to know of its meters' stays.
record Hostility(Mix mix, Pace pace, DatagramForm form) {

    Plan prepare(Meters meters, BillingApi api, Instant now)
            throws BillingException, InterruptedException {
        checkThatNoneWasRead(meters.fleet());
        int readings = (int) pace.limit(now).datagrams();
        var plan = Plan.of(mix, meters, pace.schedule(now), form, readings);
        if (!plan.installations().isEmpty()) {
            api.importInstallations(plan.installations());
        }
        return plan;
    }

    private static void checkThatNoneWasRead(Fleet fleet) {
        for (int meter = 0; meter < fleet.size(); meter++) {
            Checks.that(
                    fleet.lastMeasured(meter) == Fleet.NEVER,
                    "--chaos wants meters that were never read, and "
                            + fleet.matricula(meter)
                            + " was");
        }
    }
}

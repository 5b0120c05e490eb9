package io.contaluz.simulator.cli;

import io.contaluz.simulator.api.BillingApi;
import io.contaluz.simulator.api.BillingException;
import io.contaluz.simulator.chaos.HostileDepartures;
import io.contaluz.simulator.chaos.Mix;
import io.contaluz.simulator.chaos.Plan;
import io.contaluz.simulator.chaos.Truth;
import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.load.Limit;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.DatagramForm;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The way of datagrams to which something happens, as it is planned before the first one leaves.
final class HostileWay implements Way {

    private final Datagrams datagrams;
    private final DatagramForm form;
    private final Mix mix;
    private final Schedule schedule;
    private final BillingApi api;
    private @Nullable HostileDepartures departures;

    HostileWay(Datagrams datagrams, DatagramForm form, Mix mix, Schedule schedule, BillingApi api) {
        this.datagrams = datagrams;
        this.form = form;
        this.mix = mix;
        this.schedule = schedule;
        this.api = api;
    }

    /// Has billing know of the meters' stays first.
    @Override
    public Start begin(Meters meters) throws BillingException, InterruptedException {
        checkThatNoneWasRead(meters.fleet());
        var timeline = schedule.pace().schedule(schedule.clock().instant());
        int readings = (int) schedule.limit().datagrams();
        var plan = Plan.of(mix, meters, timeline, form, readings);
        if (!plan.installations().isEmpty()) {
            api.importInstallations(plan.installations());
        }
        departures = new HostileDepartures(plan, form, datagrams, schedule.clock());
        return new Start(departures, Limit.of(plan.size()));
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

    @Override
    public @Nullable LosslessCounts end() {
        return null;
    }

    @Override
    public @Nullable Truth truth() {
        return departures == null ? null : departures.truth();
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
    }
}

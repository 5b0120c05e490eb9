package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What a stack is under: a fleet of plain meters that sends at a rate, and beside it some meters
/// that number their readings, until [#end].
record Load(IngestStack stack, ProcessHandle ingest, Process fleet, AckingMeters meters)
        implements AutoCloseable {

    private static final int FLEET = 1000;
    private static final int NUMBERED = 50;

    /// The meters that are to be registered.
    static final int METERS = FLEET + NUMBERED;

    private static final int NUMBERED_PER_SECOND = 200;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration BACK = Duration.ofSeconds(10);

    /// Puts a stack with [#METERS] meters under load, and waits until it is.
    ///
    /// @param rate readings of the fleet in a second
    static Load on(IngestStack stack, int rate) throws IOException {
        var fleet = stack.simulate(FLEET, rate, "--seed=7");
        var meters =
                AckingMeters.start(
                        stack.address(),
                        IngestStack.matriculas(FLEET, NUMBERED),
                        NUMBERED_PER_SECOND);
        await().atMost(RECOVERY).until(() -> stack.actuator().counts().stored() > rate);
        return new Load(stack, stack.ingest().process(), fleet, meters);
    }

    /// Once the database answers, readings are stored and acknowledged within ten seconds.
    void isTakenAgain() {
        await().atMost(RECOVERY).until(stack.database().sql()::answers);
        meters.awaitAnother(BACK);
        await().atMost(BACK).until(stack.actuator()::isReady);
    }

    /// Ends the load: nothing that was acknowledged is lost, all that was sent is stored or
    /// counted, and ingest is the process that it was, within its memory.
    void end() throws Exception {
        fleet.destroy();
        assertThat(fleet.waitFor(60, TimeUnit.SECONDS)).isTrue();
        meters.finish(RECOVERY);
        assertThat(meters.refused()).isZero();
        stack.everyReadingIsStoredOrCounted(stack.report().path("sent").asLong() + meters.sent());
        meters.findTheirReadings(stack.database().sql());
        assertThat(ingest.isAlive()).isTrue();
        assertThat(stack.ingest().peakMib()).isLessThanOrEqualTo(IngestStack.MOST_MIB);
    }

    @Override
    public void close() throws IOException {
        fleet.destroyForcibly();
        meters.close();
    }
}

package io.contaluz.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.IngestStub;
import io.contaluz.simulator.firmware.Firmware;
import io.contaluz.simulator.firmware.FirmwareState;
import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.firmware.Postbox;
import io.contaluz.simulator.firmware.Timing;
import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Growth;
import io.contaluz.simulator.fleet.Profile;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs over a way that loses 30 %, doubles 5 % and holds up 25 % of what it carries, both ways, in
/// a time of its own.
class LosslessRunTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Instant START = Instant.parse("2026-02-01T03:00:00Z");
    private static final int METERS = 50;
    private static final int DATAGRAMS = 2_000;
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final IngestStub ingest = new IngestStub();
    private final Fleet fleet = new Fleet(2_000_001, METERS);
    private final Tally tally = new Tally(2_000_001, METERS);

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 20", "2, 1", "2, 20", "3, 32"})
    void everyReadingIsStoredOverAWayThatLosesAThirdOfWhatItCarries(long seed, int readings) {
        var way = new LossyWay(ingest, seed);
        var firmware = firmware(way, seed, readings);
        var result = run(way, firmware, readings, HOUR);
        assertThat(result.sent()).isEqualTo(DATAGRAMS);
        assertThatAllIsStored(firmware.counts());
        assertThat(firmware.counts().duplicatesAnswered()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1", "20"})
    void everyReadingIsStoredAfterTenMinutesWithoutAWay(int readings) {
        var way = new LossyWay(ingest, 1);
        var firmware = firmware(way, 1, readings);
        way.cut(true);
        run(way, firmware, readings, HOUR / 6);
        assertThat(ingest.count()).isZero();
        assertThat(firmware.counts().unsettled()).isEqualTo(sent());
        way.cut(false);
        while (!firmware.isSettled() && way.now() < 3 * HOUR) {
            firmware.work(50_000_000);
        }
        assertThatAllIsStored(firmware.counts());
    }

    private void assertThatAllIsStored(LosslessCounts counts) {
        assertThat(counts.unsettled()).isZero();
        assertThat(counts.overwritten()).isZero();
        assertThat(counts.acknowledged()).isEqualTo(sent());
        assertThat(ingest.count()).isEqualTo(sent());
        for (int meter = 0; meter < METERS; meter++) {
            assertThat(greatest(ingest.stored().get("" + fleet.matricula(meter))))
                    .isEqualByComparingTo(BigDecimal.valueOf(fleet.register(meter), 3));
        }
    }

    private static BigDecimal greatest(Map<String, String> registers) {
        return registers.values().stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private long sent() {
        return tally.ranges().stream().mapToLong(Tally.Range::sent).sum();
    }

    private static Firmware firmware(LossyWay way, long seed, int readings) {
        var form = new DatagramForm(ZONE, pace(readings).form(), readings, null);
        return new Firmware(
                FirmwareState.begin(1, METERS),
                new Postbox(2_000_001, new DatagramEncoder(form), way),
                new Timing(way::now, new SplittableRandom(seed)));
    }

    private LoadResult run(LossyWay way, Firmware firmware, int readings, long settleNanos) {
        var growth = new Growth(7, Profile.RANDOM, ZoneOffset.ofHours(-3), Duration.ZERO);
        var timeline = pace(readings).timeline(Clock.fixed(START, ZoneOffset.UTC));
        var source = new Readings(new Meters(fleet, growth, tally), timeline, readings);
        var outlet = new Conversations(source, firmware);
        return new LoadRun(outlet, Limit.of(DATAGRAMS), way::now).run(5e7, settleNanos);
    }

    private static Pace pace(int readings) {
        return new Pace(METERS, readings, Duration.ofSeconds(10), null, 1, START, null, null);
    }
}

package io.contaluz.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FleetTests {

    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(-3);
    private static final long SECOND = 1_000_000;
    // A Monday, 00:00 local.
    private static final long START = micros("2026-11-23T03:00:00Z");

    @Test
    void aNewMeterShowsZeroAtFirst() {
        var fleet = new Fleet(2_000_001, 3);
        assertThat(fleet.measure(1, START, growth(Profile.RANDOM))).isZero();
        assertThat(fleet.register(1)).isZero();
        assertThat(fleet.matricula(1)).isEqualTo(2_000_002);
        assertThat(fleet.lastMeasured(1)).isEqualTo(START);
        assertThat(fleet.lastMeasured(2)).isEqualTo(Fleet.NEVER);
    }

    @ParameterizedTest
    @EnumSource
    void aRegisterNeverFalls(Profile profile) {
        var fleet = new Fleet(1, 5);
        for (int k = 0; k < 2_000; k++) {
            for (int meter = 0; meter < fleet.size(); meter++) {
                long before = fleet.register(meter);
                long grown = fleet.measure(meter, START + k * 977L * SECOND, growth(profile));
                assertThat(grown).isNotNegative();
                assertThat(fleet.register(meter)).isEqualTo(before + grown);
            }
        }
        assertThat(fleet.register(4)).isPositive();
    }

    @Test
    void aRegisterStaysWithinWhatIsTakenIn() {
        var fleet = new Fleet(1, 1);
        fleet.resume(0, Fleet.LARGEST_REGISTER - 5, START);
        for (int k = 1; k < 10; k++) {
            fleet.measure(0, START + k * SECOND, growth(Profile.RANDOM));
        }
        assertThat(fleet.register(0)).isEqualTo(Fleet.LARGEST_REGISTER);
    }

    @Test
    void aResumedMeterGoesOnFromItsRegister() {
        var fleet = new Fleet(1, 1);
        fleet.resume(0, 5_000, START);
        long grown = fleet.measure(0, START + 10 * SECOND, growth(Profile.RANDOM));
        assertThat(grown).isBetween(1L, 100L);
        assertThat(fleet.register(0)).isEqualTo(5_000 + grown);
    }

    @Test
    void aRegisterGrowsOnlyAtItsTicks() {
        var fleet = new Fleet(1, 1);
        var hourly = growth(Profile.RANDOM).every(Duration.ofHours(1));
        fleet.measure(0, START, hourly);
        assertThat(fleet.measure(0, START + 3_599 * SECOND, hourly)).isZero();
        assertThat(fleet.measure(0, START + 3_600 * SECOND, hourly)).isPositive();
        assertThat(fleet.measure(0, START + 3_601 * SECOND, hourly)).isZero();
    }

    @Test
    void theSameSeedGrowsTheSame() {
        assertThat(weekOf(Profile.RESIDENTIAL, 42)).isEqualTo(weekOf(Profile.RESIDENTIAL, 42));
        assertThat(weekOf(Profile.RESIDENTIAL, 42)).isNotEqualTo(weekOf(Profile.RESIDENTIAL, 43));
    }

    @Test
    void aHouseholdUsesWhatAHouseholdUses() {
        // 150 to 600 W for a week.
        assertThat(weekOf(Profile.RESIDENTIAL, 1) / 50).isBetween(25_000L, 101_000L);
        assertThat(weekOf(Profile.COMMERCIAL, 1) / 50).isBetween(330_000L, 3_400_000L);
    }

    @Test
    void shortIntervalsLoseNoEnergy() {
        var bySecond = new Fleet(1, 1);
        var byHour = new Fleet(1, 1);
        for (int s = 0; s <= 24 * 3_600; s++) {
            bySecond.measure(0, START + s * SECOND, growth(Profile.RESIDENTIAL));
        }
        for (int h = 0; h <= 24; h++) {
            byHour.measure(0, START + h * 3_600L * SECOND, growth(Profile.RESIDENTIAL));
        }
        assertThat(bySecond.register(0) / (double) byHour.register(0)).isBetween(0.7, 1.3);
    }

    @Test
    void eveningsAndShopHoursCostMore() {
        assertThat(LoadCurve.RESIDENTIAL.percent(19))
                .isGreaterThan(LoadCurve.RESIDENTIAL.percent(3));
        int saturdayNoon = 5 * 24 + 14;
        assertThat(LoadCurve.COMMERCIAL.percent(14))
                .isGreaterThan(LoadCurve.COMMERCIAL.percent(saturdayNoon));
    }

    @Test
    void aMillionMetersTakeLittleMemory() {
        int meters = 1_000_000;
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var fleet = new Fleet(2_000_001, meters);
        var tally = new Tally(2_000_001, meters);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(fleet.size()).isEqualTo(meters);
        assertThat(tally.ranges()).hasSize(100);
        assertThat(taken / meters).isLessThanOrEqualTo(200);
    }

    @Test
    void theTallySumsByRanges() {
        var tally = new Tally(2_000_001, 250);
        for (int meter = 0; meter < 250; meter++) {
            tally.sent(meter, 1);
            tally.measured(meter, 3);
        }
        tally.sent(249, -1);
        assertThat(tally.totalWattHours()).isEqualTo(750);
        assertThat(tally.ranges()).hasSize(84);
        assertThat(tally.ranges().getFirst())
                .isEqualTo(new Tally.Range(2_000_001, 2_000_003, 3, 9));
        assertThat(tally.ranges().getLast()).isEqualTo(new Tally.Range(2_000_250, 2_000_250, 0, 3));
    }

    /// The energy of 50 meters in a week of hourly readings.
    private static long weekOf(Profile profile, long seed) {
        var fleet = new Fleet(1, 50);
        var growth = new Growth(seed, profile, OFFSET, Duration.ZERO);
        long sum = 0;
        for (int hour = 0; hour <= 7 * 24; hour++) {
            for (int meter = 0; meter < fleet.size(); meter++) {
                sum += fleet.measure(meter, START + hour * 3_600L * SECOND, growth);
            }
        }
        return sum;
    }

    private static Growth growth(Profile profile) {
        return new Growth(7, profile, OFFSET, Duration.ZERO);
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}

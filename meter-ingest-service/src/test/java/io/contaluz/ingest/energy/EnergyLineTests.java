package io.contaluz.ingest.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EnergyLineTests {

    private static final long HOUR = 3_600_000_000L;

    /// 10,000 kWh.
    private static final Stay FOUR_DIGITS = new Stay(0, Long.MAX_VALUE, 10_000_000, 1, 0, 0);

    private final List<Long> energies = new ArrayList<>();

    @Test
    void theEnergyIsTheRisesSum() {
        follow(Stays.NONE, 100, 150, 150, 175);
        assertThat(energies).containsExactly(50L, 0L, 25L);
    }

    @Test
    void aDipThatRecoversCostsNothing() {
        var line = follow(Stays.NONE, 100, 3, 50, 100, 120);
        assertThat(energies).containsExactly(0L, 20L);
        assertThat(line.falls()).containsExactly(new Fall(0, 3));
    }

    @Test
    void aFallThatLastsLeavesOutAllThatFollows() {
        var line = follow(Stays.NONE, 100, 3, 50);
        assertThat(energies).isEmpty();
        assertThat(line.falls()).containsExactly(new Fall(0, Fall.NOT_YET));
        assertThat(line.goodAt()).isZero();
    }

    @Test
    void aRegisterTurnsOver() {
        follow(HOUR, new Stays(List.of(FOUR_DIGITS)), 9_999_000, 500);
        assertThat(energies).containsExactly(1_500L);
    }

    @Test
    void aFallIsNoTurnFromATenthOfTheModulusOn() {
        follow(6 * HOUR, new Stays(List.of(FOUR_DIGITS)), 9_999_999, 999_999);
        assertThat(energies).isEmpty();
        follow(6 * HOUR, new Stays(List.of(FOUR_DIGITS)), 9_999_999, 999_998);
        assertThat(energies).containsExactly(999_999L);
    }

    @Test
    void aFallIsNoTurnIfNoMeterRisesSoFast() {
        follow(HOUR, new Stays(List.of(FOUR_DIGITS)), 9_900_000, 101_001);
        assertThat(energies).isEmpty();
        follow(HOUR - 1, new Stays(List.of(FOUR_DIGITS)), 9_900_000, 101_000);
        assertThat(energies).isEmpty();
        follow(HOUR, new Stays(List.of(FOUR_DIGITS)), 9_900_000, 101_000);
        assertThat(energies).containsExactly(201_000L);
    }

    @Test
    void onceItHasFallenARegisterTurnsOverAgainOnlyAfterAGoodReading() {
        var line = follow(HOUR, new Stays(List.of(FOUR_DIGITS)), 9_999_000, 5_000_000, 500);
        assertThat(energies).isEmpty();
        line.accept(3 * HOUR, 9_999_500);
        line.accept(4 * HOUR, 500);
        assertThat(energies).containsExactly(500L, 1_000L);
    }

    @Test
    void aLineThatIsTakenUpInAFallIsStillInIt() {
        var line = line(new Stays(List.of(FOUR_DIGITS)));
        line.resume(0, 9_999_000, true);
        assertThat(line.accept(HOUR, 500)).isFalse();
        line.resume(0, 9_999_000, false);
        assertThat(line.accept(HOUR, 500)).isTrue();
    }

    @Test
    void whereNoMeterIsKnownARegisterDoesNotTurnOver() {
        follow(HOUR, Stays.NONE, 9_999_000, 500);
        assertThat(energies).isEmpty();
    }

    @Test
    void theMultiplierIsTheStays() {
        follow(new Stays(List.of(new Stay(0, Long.MAX_VALUE, 10_000_000, 40, 0, 0))), 1, 11);
        assertThat(energies).containsExactly(400L);
    }

    @Test
    void anExchangeGoesToTheOldMetersEndAndOnFromTheNewOnesBeginning() {
        var old = new Stay(0, 1, 1_000_000_000, 10, 0, 130);
        var replacement = new Stay(1, Long.MAX_VALUE, 1_000_000_000, 1, 7, 0);
        follow(new Stays(List.of(old, replacement)), 100, 12);
        assertThat(energies).containsExactly(300L, 0L, 5L);
    }

    @Test
    void aMeterThatWasNeverReadCountsFromItsBeginningToItsEnd() {
        var stays =
                new Stays(
                        List.of(
                                new Stay(-5, 1, 10_000_000, 1, 0, 110),
                                new Stay(1, 2, 10_000_000, 1, 0, 30),
                                new Stay(2, Long.MAX_VALUE, 10_000_000, 1, 5, 0)));
        follow(stays, 100);
        var line = line(stays);
        line.accept(0, 100);
        line.accept(9, 6);
        assertThat(energies.stream().mapToLong(Long::longValue).sum()).isEqualTo(10 + 30 + 1);
    }

    @Test
    void followsTheDefinitionWhateverTheHistory() {
        for (int seed = 0; seed < 2_000; seed++) {
            var history = UsagePointHistory.random(new Random(seed), 30);
            var slots = new SlotEnergies(Slot.of(history.readings().firstKey()));
            var line = new EnergyLine(new Stays(history.stays()), slots);
            history.readings().forEach(line::accept);
            var byDefinition = EnergyByDefinition.of(history.readings(), history.stays());
            assertThat(slices(slots)).as("seed %s", seed).isEqualTo(byDefinition.slots());
            assertThat(sum(slots)).as("seed %s", seed).isEqualTo(byDefinition.total());
        }
    }

    private static Map<Long, EnergyByDefinition.Slice> slices(SlotEnergies slots) {
        var slices = new TreeMap<Long, EnergyByDefinition.Slice>();
        for (int slot = slots.begin(); slot < slots.end(); slot++) {
            if (slots.isCovered(slot)) {
                var slice =
                        new EnergyByDefinition.Slice(slots.energy(slot), slots.isEstimated(slot));
                slices.put(Slot.start(slot), slice);
            }
        }
        return slices;
    }

    private static long sum(SlotEnergies slots) {
        long sum = 0;
        for (int slot = slots.begin(); slot < slots.end(); slot++) {
            sum += slots.energy(slot);
        }
        return sum;
    }

    /// Follows registers that are read at 0, 1, 2, …
    private EnergyLine follow(Stays stays, long... registers) {
        return follow(1, stays, registers);
    }

    private EnergyLine follow(long interval, Stays stays, long... registers) {
        var line = line(stays);
        for (int i = 0; i < registers.length; i++) {
            line.accept(i * interval, registers[i]);
        }
        return line;
    }

    private EnergyLine line(Stays stays) {
        energies.clear();
        return new EnergyLine(stays, (from, to, wattHours) -> energies.add(wattHours));
    }
}

package io.contaluz.billing.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/// What holds whatever is measured.
class SeriesPropertyTests {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    /// Where a register of four digits turns over.
    private static final long SHORT = 10_000_000;

    /// A meter that was read now and then, and what it truly measured.
    record History(List<RawReading> readings, Stays stays, long energy) {

        Instant first() {
            return readings.getFirst().at();
        }

        Instant last() {
            return readings.getLast().at();
        }
    }

    @Property
    void theOrderInWhichReadingsComeDoesNotMatter(
            @ForAll("histories") History history, @ForAll Random random) {
        var shuffled = new ArrayList<>(history.readings());
        Collections.shuffle(shuffled, random);
        assertThat(of(shuffled, history)).isEqualTo(of(history.readings(), history));
    }

    @Property
    void duplicatesChangeNothing(@ForAll("histories") History history, @ForAll Random random) {
        var twice = new ArrayList<>(history.readings());
        history.readings().stream().filter(one -> random.nextBoolean()).forEach(twice::add);
        assertThat(of(twice, history).segments())
                .isEqualTo(of(history.readings(), history).segments());
    }

    @Property
    void theEnergyIsWhatWasMeasuredOverTurnsAndExchanges(@ForAll("histories") History history) {
        assertThat(of(history.readings(), history).energy()).isEqualTo(history.energy());
    }

    @Property
    void energyIsAdditiveOverBoundaries(
            @ForAll("histories") History history, @ForAll @IntRange(max = 400) int cut) {
        var series = of(history.readings(), history);
        var end = START.plus(Duration.ofDays(400));
        var boundary = START.plus(Duration.ofMinutes(15L * cut * 24));
        assertThat(cycle(series, START, boundary) + cycle(series, boundary, end))
                .isEqualTo(cycle(series, START, end))
                .isEqualTo(history.energy());
    }

    @Property
    void theRegistersAtAnyTimesTellTheEnergyBetweenThem(
            @ForAll("histories") History history, @ForAll Random random) {
        var series = of(history.readings(), history);
        long length = Duration.between(history.first(), history.last()).toSeconds();
        var cuts =
                random.longs(1 + random.nextInt(5), 1, Math.max(2, length))
                        .sorted()
                        .distinct()
                        .mapToObj(history.first()::plusSeconds)
                        .filter(cut -> cut.isBefore(history.last()))
                        .collect(Collectors.toCollection(ArrayList::new));
        cuts.addFirst(history.first());
        cuts.addLast(history.last());
        var boundaries = CycleTotal.of(series, cuts).boundaries();
        for (int i = 1; i < cuts.size(); i++) {
            assertThat(between(boundaries, cuts.get(i - 1), cuts.get(i)))
                    .isEqualTo(Quarters.total(series.segments(), cuts.get(i - 1), cuts.get(i)));
        }
        assertThat(between(boundaries, history.first(), history.last()))
                .isEqualTo(history.energy());
    }

    /// A dip within a second, in which a register takes 1,055 Wh at most; and the register does not
    /// turn over until it has recovered.
    @Property
    void aDipThatRecoversChangesNothing(
            @ForAll("shortHistories") History history,
            @ForAll @IntRange(max = 99) int percent,
            @ForAll Random random) {
        var readings = history.readings();
        var before = readings.get(random.nextInt(readings.size() - 1));
        var after = readings.get(readings.indexOf(before) + 1);
        long shown = before.registerWh() * percent / 100;
        Assume.that(shown < before.registerWh() && before.registerWh() <= after.registerWh());
        Assume.that(before.registerWh() - shown < SHORT - 1_055);
        var dip = before.at().plusSeconds(1);
        var dipped = new ArrayList<>(readings);
        dipped.add(new RawReading(dip, shown, dip, false));
        assertThat(of(dipped, history).segments()).isEqualTo(of(readings, history).segments());
    }

    /// A register that is set back by more than it can turn over with in the time until it is read
    /// again.
    @Property
    void aResetThatNobodyRegisteredIsNeverATurn(
            @ForAll("shortHistories") History history,
            @ForAll @LongRange(min = 0, max = 9_000_000) long from) {
        var readings = history.readings();
        var last = readings.getLast();
        long fall = last.registerWh() - from;
        Assume.that(fall > 1_000_000 && fall < SHORT - 1_055);
        var reset = new ArrayList<>(readings);
        var at = last.at().plusSeconds(1);
        for (long day = 0; day < 30; day++) {
            long register = from + 30_000 * day;
            reset.add(new RawReading(at.plus(Duration.ofDays(day)), register, at, false));
        }
        assertThat(of(reset, history).energy()).isEqualTo(history.energy());
        assertThat(of(reset, history).unresolved()).map(Point::at).contains(at);
    }

    @Property
    void aLateReadingThatFitsChangesNoTotal(
            @ForAll("histories") History history, @ForAll Random random) {
        var without = new ArrayList<>(history.readings());
        if (without.size() > 2) {
            without.remove(1 + random.nextInt(without.size() - 2));
        }
        assertThat(of(without, history).energy()).isLessThanOrEqualTo(history.energy());
        assertThat(of(history.readings(), history).energy()).isEqualTo(history.energy());
    }

    @Property
    void anInterpolatedRegisterLiesBetweenItsNeighbours(
            @ForAll("risingHistories") History history,
            @ForAll @LongRange(min = 1, max = 99) long share) {
        var series = of(history.readings(), history);
        var span = Duration.between(history.first(), history.last());
        var at = history.first().plus(span.multipliedBy(share).dividedBy(100));
        var register = Estimation.register(series, at);
        assertThat(register).isPresent();
        assertThat(register.getAsLong())
                .isBetween(
                        history.readings().getFirst().registerWh(),
                        history.readings().getLast().registerWh());
    }

    @Provide
    Arbitrary<History> histories() {
        return Combinators.combine(steps(), Arbitraries.integers().between(0, 30), registers())
                .as((steps, exchange, initial) -> exchanged(steps, 9_500_000, exchange, initial));
    }

    @Provide
    Arbitrary<History> shortHistories() {
        return Combinators.combine(steps(), registers())
                .as((steps, first) -> exchanged(steps, first, steps.size(), 0));
    }

    @Provide
    Arbitrary<History> risingHistories() {
        return steps().map(steps -> exchanged(steps, 5, -1, 0));
    }

    /// Minutes and watt-hours from one reading to the next: at 96 kW at most, since half of the
    /// first minute of a meter that is exchanged is the other one's.
    private static Arbitrary<List<List<Long>>> steps() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 10_000),
                        Arbitraries.longs().between(0, 900_000))
                .as((minutes, energy) -> List.of(minutes, Math.min(energy, minutes * 1_600)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static Arbitrary<Long> registers() {
        return Arbitraries.longs().between(0, SHORT - 1);
    }

    /// A meter of four digits, exchanged after so many readings, if there are as many.
    private static History exchanged(
            List<List<Long>> steps, long first, int exchange, long initial) {
        boolean rising = exchange < 0;
        int digits = rising ? 9 : 4;
        long modulus = rising ? Long.MAX_VALUE : SHORT;
        var readings = new ArrayList<RawReading>();
        var stays = new ArrayList<Stay>();
        long register = first;
        long energy = 0;
        var began = Instant.EPOCH;
        long beganAt = 0;
        var at = START;
        readings.add(new RawReading(at, register, at, false));
        for (int i = 0; i < steps.size(); i++) {
            if (i == exchange) {
                var moment = at.plusSeconds(30);
                stays.add(Stay.of(began, moment, digits, 1, beganAt, register));
                began = moment;
                beganAt = initial;
                register = initial;
            }
            at = at.plus(Duration.ofMinutes(steps.get(i).getFirst()));
            register = (register + steps.get(i).getLast()) % modulus;
            energy += steps.get(i).getLast();
            readings.add(new RawReading(at, register, at, false));
        }
        stays.add(Stay.of(began, Instant.MAX, digits, 1, beganAt, 0));
        return new History(readings, new Stays(stays), energy);
    }

    private static long between(List<Boundary> boundaries, Instant from, Instant to) {
        long energy = 0;
        for (int i = 1; i < boundaries.size(); i++) {
            var one = boundaries.get(i - 1);
            var next = boundaries.get(i);
            assertThat(next.wattHours()).isNotNegative();
            boolean within = !one.at().isBefore(from) && !next.at().isAfter(to);
            if (within && next.role() != RegisterUsed.Role.INITIAL) {
                energy += next.wattHours() + next.turned() - one.wattHours();
            }
        }
        return energy;
    }

    private static RegisterSeries of(List<RawReading> readings, History history) {
        return RegisterSeries.of(readings, List.of(), history.stays());
    }

    private static long cycle(RegisterSeries series, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return 0;
        }
        var cycle = CycleEnergy.of(series, from, to, ValidationRules.DEFAULT);
        long slots = cycle.slots().stream().mapToLong(CycleEnergy.Slot::wattHours).sum();
        assertThat(cycle.total().wattHours()).isEqualTo(slots);
        return slots;
    }
}

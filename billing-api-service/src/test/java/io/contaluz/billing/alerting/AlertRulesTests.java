package io.contaluz.billing.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.energy.DayEnergy;
import io.contaluz.billing.metering.Voltage;
import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRulesTests {

    /// Ten in the morning of 22 November, local time.
    private static final Instant NOW = Instant.parse("2026-11-22T13:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final LocatedUsagePoint USAGE_POINT =
            new LocatedUsagePoint(7, new Matricula("1"), ZoneId.of("America/Sao_Paulo"));

    private static final AlertRules RULES =
            new AlertRules(
                    new ExcessPolicy(new BigDecimal("1.5")),
                    3,
                    Duration.ofHours(24),
                    7,
                    new VoltagePolicy(new BigDecimal("0.92"), new BigDecimal("0.86")));

    @Test
    void aDayOfOneAndAHalfTimesTheMeanOfThreeIsAnExcess() {
        assertThat(apply(days(10_000, 10_000, 10_000, 15_000)))
                .containsExactly(
                        new Alert(7, AlertKind.EXCESS, TODAY.minusDays(1), new WattHours(5_000)));
        assertThat(apply(days(10_000, 10_000, 10_000, 14_999))).isEmpty();
    }

    @Test
    void aDayThatIsKnownLateIsJudgedForAWeekAndNamedByItsAlert() {
        var late = days(10_000, 10_000, 10_000, 15_000, 10_000, 10_000, 10_000, 10_000, 10_000, 1);
        assertThat(apply(late))
                .containsExactly(
                        new Alert(7, AlertKind.EXCESS, TODAY.minusDays(7), new WattHours(5_000)));
        assertThat(apply(late).getFirst().message()).contains("15/11/2026");
        assertThat(
                        apply(
                                days(
                                        10_000, 10_000, 10_000, 15_000, 10_000, 10_000, 10_000,
                                        10_000, 10_000, 1, 1)))
                .isEmpty();
    }

    @Test
    void theRoundReadsWhatADayOfAWeekAgoIsHeldAgainst() {
        var rules = new AlertRules(RULES.excess(), 20, RULES.silentAfter(), 1, RULES.voltage());
        assertThat(rules.daysBack()).isGreaterThanOrEqualTo(7 + 20);
    }

    @Test
    void anExcessIsHeldAgainstWholeDaysOnly() {
        assertThat(apply(days(10_000, 10_000, 15_000))).isEmpty();
        var days = new ArrayList<>(days(10_000, 10_000, 10_000, 15_000));
        days.set(1, new DayEnergy(days.get(1).day(), new WattHours(10_000), false, false));
        assertThat(apply(days)).isEmpty();
    }

    @Test
    void aMeterThatSentNothingForADayIsSilentSinceItsLastReading() {
        var seen = NOW.minus(Duration.ofHours(25));
        assertThat(RULES.apply(new Observation(USAGE_POINT, seen, null, List.of(), List.of()), NOW))
                .containsExactly(new Alert(7, AlertKind.SILENCE, TODAY.minusDays(1), null));
        seen = NOW.minus(Duration.ofHours(24));
        assertThat(RULES.apply(new Observation(USAGE_POINT, seen, null, List.of(), List.of()), NOW))
                .isEmpty();
    }

    @Test
    void whereNoMeterIsKnownNoneIsSilent() {
        assertThat(apply(List.of())).isEmpty();
    }

    @Test
    void aWeekWithoutEnergyAfterADayWithSomeIsAStandstill() {
        assertThat(apply(days(900, 0, 0, 0, 0, 0, 0, 0)))
                .containsExactly(new Alert(7, AlertKind.STANDSTILL, TODAY.minusDays(8), null));
        assertThat(apply(days(900, 0, 0, 0, 0, 0, 0))).isEmpty();
        assertThat(apply(days(0, 0, 0, 0, 0, 0, 0, 0))).isEmpty();
    }

    @Test
    void aStandstillThatIsFoundAgainTheNextDayIsTheSameOne() {
        assertThat(apply(days(900, 0, 0, 0, 0, 0, 0, 0, 0)))
                .extracting(Alert::day)
                .containsExactly(TODAY.minusDays(9));
    }

    @Test
    void aRegisterThatFellForGoodIsToldWithTheDayOfItsLastGoodReading() {
        var fell = Instant.parse("2026-11-20T02:00:00Z");
        assertThat(RULES.apply(new Observation(USAGE_POINT, NOW, fell, List.of(), List.of()), NOW))
                .containsExactly(new Alert(7, AlertKind.FALL, LocalDate.of(2026, 11, 19), null));
    }

    @Test
    void aVoltageBelow92HundredthsOfTheNominalIsLowAndBelow86Critical() {
        assertThat(sags(127, 1168, 1169)).isEmpty();
        assertThat(sags(127, 1092, 1168))
                .containsExactly(new Alert(7, TODAY, new Sag(new Voltage(1092), false)));
        assertThat(sags(127, 0, 1092))
                .containsExactly(new Alert(7, TODAY, new Sag(new Voltage(0), true)));
        assertThat(sags(220, 2024, 2024)).isEmpty();
        assertThat(sags(220, 2023, 2023)).hasSize(1);
    }

    @Test
    void aDipOfTooFewReadingsIsNone() {
        assertThat(apply(new VoltageDay(TODAY, 127, new Voltage(900), null))).isEmpty();
    }

    @Test
    void aSagIsToldOfEachDay() {
        var low = new Voltage(1100);
        assertThat(
                        apply(
                                new VoltageDay(TODAY.minusDays(1), 127, low, low),
                                new VoltageDay(TODAY, 127, low, low)))
                .extracting(Alert::day)
                .containsExactly(TODAY.minusDays(1), TODAY);
    }

    @Test
    void aSagIsToldInVolts() {
        assertThat(new Alert(7, TODAY, new Sag(new Voltage(1083), true)).message())
                .isEqualTo(
                        "A tensão ficou abaixo do limite crítico em 22/11/2026: chegou a 108,3 V.");
    }

    private static List<Alert> sags(int nominal, int lowest, int sustained) {
        return apply(new VoltageDay(TODAY, nominal, new Voltage(lowest), new Voltage(sustained)));
    }

    private static List<Alert> apply(VoltageDay... voltages) {
        return RULES.apply(
                new Observation(USAGE_POINT, null, null, List.of(), List.of(voltages)), NOW);
    }

    private static List<Alert> apply(List<DayEnergy> days) {
        return RULES.apply(new Observation(USAGE_POINT, null, null, days, List.of()), NOW);
    }

    /// Complete days up to yesterday.
    private static List<DayEnergy> days(long... wattHours) {
        var days = new ArrayList<DayEnergy>();
        for (int i = 0; i < wattHours.length; i++) {
            var day = TODAY.minusDays(wattHours.length - i);
            days.add(new DayEnergy(day, new WattHours(wattHours[i]), false, true));
        }
        return days;
    }
}

package io.contaluz.billing.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnergySumsTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    @Test
    void quartersAreAsTheTableHasThem() {
        var day = day(DAY, 10L, null, 0L, 30L);
        assertThat(tell("2026-11-22T00:00:00Z", "2026-11-22T01:00:00Z", "15m", SAO_PAULO, day))
                .containsExactly(
                        "2026-11-22T00:00:00Z 10 complete",
                        "2026-11-22T00:30:00Z 0 complete",
                        "2026-11-22T00:45:00Z 30 complete");
    }

    @Test
    void anHourOfWhichSomethingIsMissingIsTheSumOfTheRestAndSaysSo() {
        var day = day(DAY, 10L, null, 0L, 30L, 1L, 2L, 3L, 4L);
        assertThat(tell("2026-11-22T00:00:00Z", "2026-11-22T03:00:00Z", "1h", SAO_PAULO, day))
                .containsExactly("2026-11-22T00:00:00Z 40", "2026-11-22T01:00:00Z 10 complete");
    }

    @Test
    void aSlotIsEstimatedIfAnyOfItIs() {
        var values = new @Nullable Long[96];
        Arrays.fill(values, 0, 8, 5L);
        var day = new EnergyDay(DAY, Arrays.asList(values), "0".repeat(5) + "1" + "0".repeat(90));
        assertThat(tell("2026-11-22T00:00:00Z", "2026-11-22T02:00:00Z", "1h", SAO_PAULO, day))
                .containsExactly(
                        "2026-11-22T00:00:00Z 20 complete",
                        "2026-11-22T01:00:00Z 20 complete estimated");
    }

    @Test
    void daysAreThoseOfTheUsagePoint() {
        var days = new EnergyDay[] {full(DAY, 1), full(DAY.plusDays(1), 10)};
        assertThat(tell("2026-11-22", "2026-11-24", "1d", SAO_PAULO, days))
                .containsExactly(
                        "2026-11-22T03:00:00Z 204 complete", // 84 quarters of 1, 12 of 10
                        "2026-11-23T03:00:00Z 840");
    }

    @Test
    void aDayOnWhichDaylightSavingEndsHas25Hours() {
        var lisbon = ZoneId.of("Europe/Lisbon");
        var saturday = LocalDate.of(2026, 10, 24);
        var days =
                new EnergyDay[] {
                    full(saturday, 1), full(saturday.plusDays(1), 1), full(saturday.plusDays(2), 1)
                };
        assertThat(tell("2026-10-25", "2026-10-26", "1d", lisbon, days))
                .containsExactly("2026-10-24T23:00:00Z 100 complete");
        assertThat(tell("2026-10-25", "2026-10-26", "1h", lisbon, days)).hasSize(25);
    }

    @Test
    void onlySlotsThatStartInThePeriodAreToldAndThoseWhole() {
        var day = full(DAY, 1);
        assertThat(tell("2026-11-22T00:01:00Z", "2026-11-22T02:01:00Z", "1h", SAO_PAULO, day))
                .containsExactly(
                        "2026-11-22T01:00:00Z 4 complete", "2026-11-22T02:00:00Z 4 complete");
        assertThat(tell("2026-11-22T00:01:00Z", "2026-11-22T00:14:00Z", "15m", SAO_PAULO, day))
                .isEmpty();
    }

    @Test
    void theSumIsTheSameWhateverTheLength() {
        var days = new EnergyDay[] {full(DAY, 7), day(DAY.plusDays(1), 1L, null, 5L)};
        for (var length : List.of("15m", "1h", "1d")) {
            assertThat(sum("2026-11-21", "2026-11-25", length, days)).isEqualTo(96 * 7 + 6);
        }
    }

    private static long sum(String from, String to, String length, EnergyDay... days) {
        return slots(from, to, length, SAO_PAULO, days).stream()
                .mapToLong(slot -> slot.energy().value())
                .sum();
    }

    private static List<String> tell(
            String from, String to, String length, ZoneId zone, EnergyDay... days) {
        return slots(from, to, length, zone, days).stream()
                .map(slot ->
                        slot.start()
                                + " "
                                + slot.energy().value()
                                + (slot.complete() ? " complete" : "")
                                + (slot.estimated() ? " estimated" : ""))
                .toList();
    }

    private static List<EnergySlot> slots(
            String from, String to, String length, ZoneId zone, EnergyDay... days) {
        var usagePoint = new LocatedUsagePoint(1, new Matricula("1"), zone);
        var period = EnergyPeriod.parse(from, to, SlotLength.of(length), usagePoint);
        var slots = new ArrayList<EnergySlot>();
        EnergySums.each(period, List.of(days), slots::add);
        return slots;
    }

    private static EnergyDay full(LocalDate day, long each) {
        var values = new @Nullable Long[96];
        Arrays.fill(values, each);
        return day(day, values);
    }

    private static EnergyDay day(LocalDate day, @Nullable Long... first) {
        return new EnergyDay(day, Arrays.asList(Arrays.copyOf(first, 96)), "0".repeat(96));
    }
}

package io.contaluz.billing.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.energy.DayEnergy;
import io.contaluz.billing.metering.WattHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class MonthForecastTests {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void aSteadyConsumptionGoesOnAsItIs() {
        var forecast = forecast(LocalDate.of(2026, 11, 11), day -> 10_000);
        assertThat(forecast.soFar()).isEqualTo(new WattHours(100_000));
        assertThat(forecast.daysKnown()).isEqualTo(10);
        assertThat(forecast.expected()).isEqualTo(new WattHours(300_000));
        assertThat(forecast.least()).isEqualTo(new WattHours(300_000));
        assertThat(forecast.most()).isEqualTo(new WattHours(300_000));
    }

    @Test
    void eachDayThatIsLeftTakesTheMeanOfItsDayOfTheWeek() {
        // Three Sundays are left of five.
        var forecast =
                forecast(
                        LocalDate.of(2026, 11, 9),
                        day -> day.getDayOfWeek() == DayOfWeek.SUNDAY ? 20_000 : 10_000);
        assertThat(forecast.expected()).isEqualTo(new WattHours(350_000));
    }

    @Test
    void theBandIsWhatAsManyDaysInARowTook() {
        var forecast =
                forecast(
                        LocalDate.of(2026, 11, 28),
                        day -> day.equals(LocalDate.of(2026, 10, 15)) ? 70_000 : 10_000);
        assertThat(forecast.soFar()).isEqualTo(new WattHours(270_000));
        assertThat(forecast.least()).isEqualTo(new WattHours(300_000));
        assertThat(forecast.most()).isEqualTo(new WattHours(360_000));
    }

    @Test
    void aMonthThatIsOverIsWhatItWas() {
        var forecast = forecast(LocalDate.of(2026, 12, 1), day -> day.getDayOfMonth() * 1_000L);
        assertThat(forecast.expected()).isEqualTo(new WattHours(465_000));
        assertThat(forecast.most()).isEqualTo(forecast.least());
    }

    @Test
    void lessThanAWeekTellsNothing() {
        assertThat(MonthForecast.of(NOVEMBER, days(6, LocalDate.of(2026, 11, 7), day -> 1)))
                .isEmpty();
        assertThat(MonthForecast.of(NOVEMBER, days(7, LocalDate.of(2026, 11, 8), day -> 1)))
                .isPresent();
    }

    private static MonthForecast forecast(LocalDate today, ToLongFunction<LocalDate> energy) {
        return MonthForecast.of(NOVEMBER, days(70, today, energy)).orElseThrow();
    }

    /// So many complete days before one.
    private static List<DayEnergy> days(
            int count, LocalDate before, ToLongFunction<LocalDate> energy) {
        return before.minusDays(count)
                .datesUntil(before)
                .map(day -> new DayEnergy(day, new WattHours(energy.applyAsLong(day)), false, true))
                .toList();
    }
}

package io.contaluz.billing.alerting;

import io.contaluz.billing.energy.DayEnergy;
import io.contaluz.billing.metering.WattHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When something is to be told. What lasts is told once: its alert bears the day on which it
/// began, however often it is found again.
///
/// @param window days that an excess is held against
record AlertRules(
        ExcessPolicy excess,
        int window,
        Duration silentAfter,
        int standstillDays,
        VoltagePolicy voltage) {

    /// Readings may come late, and rounds be missed, for so long.
    private static final int DAYS_JUDGED = 7;

    static AlertRules of(AlertingProperties properties) {
        return new AlertRules(
                new ExcessPolicy(properties.factor()),
                properties.window(),
                properties.silentAfter(),
                properties.standstillDays(),
                properties.lowVoltage().policy());
    }

    /// How many days before today they look at.
    int daysBack() {
        return Math.max(window, standstillDays) + DAYS_JUDGED;
    }

    /// What is to be told of a usage point.
    List<Alert> apply(Observation seen, Instant now) {
        var zone = seen.usagePoint().zone();
        int id = seen.usagePoint().id();
        var yesterday = LocalDate.ofInstant(now, zone).minusDays(1);
        var alerts = new ArrayList<Alert>();
        yesterday
                .minusDays(DAYS_JUDGED - 1L)
                .datesUntil(yesterday.plusDays(1))
                .forEach(day ->
                        excess(seen.days(), day)
                                .ifPresent(by ->
                                        alerts.add(new Alert(id, AlertKind.EXCESS, day, by))));
        silence(seen.heardAt(), now, zone)
                .ifPresent(day -> alerts.add(new Alert(id, AlertKind.SILENCE, day, null)));
        standstill(seen.days())
                .ifPresent(day -> alerts.add(new Alert(id, AlertKind.STANDSTILL, day, null)));
        Optional.ofNullable(seen.fellAt())
                .map(at -> LocalDate.ofInstant(at, zone))
                .ifPresent(day -> alerts.add(new Alert(id, AlertKind.FALL, day, null)));
        seen.voltages()
                .forEach(one ->
                        voltage.assess(one)
                                .ifPresent(sag -> alerts.add(new Alert(id, one.day(), sag))));
        return alerts;
    }

    private Optional<WattHours> excess(List<DayEnergy> days, LocalDate last) {
        var first = last.minusDays(window);
        var consumptions =
                days.stream()
                        .filter(DayEnergy::complete)
                        .filter(one -> !one.day().isBefore(first) && !one.day().isAfter(last))
                        .map(DayEnergy::energy)
                        .toList();
        if (consumptions.size() <= window) {
            return Optional.empty();
        }
        return switch (excess.assess(consumptions)) {
            case Assessment.Excessive(var kilowattHours) ->
                    Optional.of(new WattHours(kilowattHours.movePointRight(3).longValue()));
            case Assessment.Unremarkable() -> Optional.empty();
        };
    }

    private Optional<LocalDate> silence(@Nullable Instant heardAt, Instant now, ZoneId zone) {
        return Stream.ofNullable(heardAt)
                .filter(at -> at.plus(silentAfter).isBefore(now))
                .map(at -> LocalDate.ofInstant(at, zone))
                .findFirst();
    }

    /// The last day with energy, if there was none on enough complete days in a row since then.
    private Optional<LocalDate> standstill(List<DayEnergy> days) {
        int still = 0;
        for (var one : days.reversed()) {
            if (one.energy().value() > 0) {
                return still >= standstillDays ? Optional.of(one.day()) : Optional.empty();
            }
            // Today is never complete, and a day without readings proves nothing.
            still += one.complete() ? 1 : 0;
        }
        return Optional.empty();
    }
}

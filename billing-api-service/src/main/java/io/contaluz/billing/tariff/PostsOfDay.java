package io.contaluz.billing.tariff;

import java.time.LocalDate;
import java.time.LocalTime;

/// The white tariff's posts on one day.
public record PostsOfDay(LocalDate day, WhiteHours hours, Holidays holidays) {

    /// The post of what is taken from a time on.
    public Post at(LocalTime time) {
        return hours.post(day, time, holidays);
    }
}

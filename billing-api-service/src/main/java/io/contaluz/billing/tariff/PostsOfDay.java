package io.contaluz.billing.tariff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/// The white tariff's posts on one day.
///
/// @param working whether it is neither a Saturday, nor a Sunday, nor a holiday
public record PostsOfDay(WhiteHours hours, boolean working) {

    static PostsOfDay of(LocalDate day, WhiteHours hours, Holidays holidays) {
        var weekday = day.getDayOfWeek();
        return new PostsOfDay(
                hours,
                weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.on(day));
    }

    /// The post of what is taken from a time on.
    public Post at(LocalTime time) {
        return working ? hours.onWorkingDay(time) : Post.OFF_PEAK;
    }
}

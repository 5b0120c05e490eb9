package io.contaluz.billing.tariff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/// The white tariff's posts on one day.
///
/// @param working not a Saturday, Sunday or holiday: those are off-peak all day long
public record PostsOfDay(boolean working, WhiteHours hours) {

    static PostsOfDay of(LocalDate day, WhiteHours hours, Holidays holidays) {
        var weekday = day.getDayOfWeek();
        boolean working =
                weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.on(day);
        return new PostsOfDay(working, hours);
    }

    /// The post of what is taken from a time on.
    public Post at(LocalTime time) {
        return working ? hours.post(time) : Post.OFF_PEAK;
    }
}

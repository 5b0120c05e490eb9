package io.contaluz.billing.tariff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/// The hours of the white tariff on a working day, where the usage point is: three in a row are
/// peak, and some on each side intermediate. All others are off-peak, and so is every other day.
///
/// @param intermediateBefore from when until the peak
/// @param intermediateAfter until when from the peak on
public record WhiteHours(
        LocalTime intermediateBefore,
        LocalTime peak,
        LocalTime peakEnd,
        LocalTime intermediateAfter) {

    /// The post of what is taken at a time.
    public Post post(LocalDate day, LocalTime time, Holidays holidays) {
        var weekday = day.getDayOfWeek();
        if (weekday == DayOfWeek.SATURDAY
                || weekday == DayOfWeek.SUNDAY
                || time.isBefore(intermediateBefore)
                || !time.isBefore(intermediateAfter)
                || holidays.on(day)) {
            return Post.OFF_PEAK;
        }
        return time.isBefore(peak) || !time.isBefore(peakEnd) ? Post.INTERMEDIATE : Post.PEAK;
    }
}

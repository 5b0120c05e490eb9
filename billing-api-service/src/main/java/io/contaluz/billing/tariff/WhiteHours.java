package io.contaluz.billing.tariff;

import java.time.LocalTime;
import java.util.stream.Stream;

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

    private static final int HOURS_OF_PEAK = 3;
    private static final int SECONDS_OF_QUARTER = 15 * 60;
    private static final int MOST_MINUTES_BESIDE = 90;

    static WhiteHours of(Entry entry) {
        var hours =
                new WhiteHours(
                        entry.parsed("intermediate_from", LocalTime::parse),
                        entry.parsed("peak_from", LocalTime::parse),
                        entry.parsed("peak_to", LocalTime::parse),
                        entry.parsed("intermediate_to", LocalTime::parse));
        if (!hours.peakEnd.equals(hours.peak.plusHours(HOURS_OF_PEAK))
                || hours.peakEnd.isBefore(hours.peak)) {
            throw entry.bad("the peak has to last three hours of one day");
        }
        if (hours.intermediateBefore.isBefore(hours.peak.minusMinutes(MOST_MINUTES_BESIDE))
                || hours.intermediateBefore.isAfter(hours.peak)
                || hours.intermediateAfter.isAfter(hours.peakEnd.plusMinutes(MOST_MINUTES_BESIDE))
                || hours.intermediateAfter.isBefore(hours.peakEnd)) {
            throw entry.bad("intermediate is up to an hour and a half on each side of the peak");
        }
        if (!hours.isByQuarters()) {
            throw entry.bad("a post changes at a quarter of an hour");
        }
        return hours;
    }

    /// Energy is told by quarters of an hour.
    private boolean isByQuarters() {
        return Stream.of(intermediateBefore, peak, peakEnd, intermediateAfter)
                .allMatch(time -> time.toSecondOfDay() % SECONDS_OF_QUARTER == 0);
    }

    /// The post of what is taken at a time of a working day.
    Post onWorkingDay(LocalTime time) {
        if (time.isBefore(intermediateBefore) || !time.isBefore(intermediateAfter)) {
            return Post.OFF_PEAK;
        }
        return time.isBefore(peak) || !time.isBefore(peakEnd) ? Post.INTERMEDIATE : Post.PEAK;
    }
}

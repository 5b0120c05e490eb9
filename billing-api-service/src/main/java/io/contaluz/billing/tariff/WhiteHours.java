package io.contaluz.billing.tariff;

import java.time.LocalTime;

/// The hours of the white tariff on a working day, where the usage point is: three in a row are
/// peak, and some on each side intermediate. All others are off-peak.
///
/// @param intermediateBefore from when until the peak
/// @param intermediateAfter until when from the peak on
public record WhiteHours(
        LocalTime intermediateBefore,
        LocalTime peak,
        LocalTime peakEnd,
        LocalTime intermediateAfter) {

    /// The post of what is taken at a time of a working day.
    Post post(LocalTime time) {
        if (time.isBefore(intermediateBefore) || !time.isBefore(intermediateAfter)) {
            return Post.OFF_PEAK;
        }
        return time.isBefore(peak) || !time.isBefore(peakEnd) ? Post.INTERMEDIATE : Post.PEAK;
    }
}

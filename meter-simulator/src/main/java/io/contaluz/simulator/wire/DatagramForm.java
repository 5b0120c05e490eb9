package io.contaluz.simulator.wire;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What the datagrams of a fleet look like.
///
/// @param zone of the meters' clocks
/// @param time how measured times are written
/// @param mostReadings of one datagram; with 1 it holds the reading itself, else `leituras`
/// @param keys that sign the datagrams, null for none
/// @param voltages that readings come with, null for none
public record DatagramForm(
        ZoneId zone,
        TimeForm time,
        int mostReadings,
        @Nullable MeterKeys keys,
        @Nullable Voltages voltages) {

    /// The most readings that a datagram may hold.
    public static final int MOST_READINGS = 32;

    /// A form without voltages.
    public DatagramForm(ZoneId zone, TimeForm time, int mostReadings, @Nullable MeterKeys keys) {
        this(zone, time, mostReadings, keys, null);
    }

    /// One reading a datagram, not signed.
    public static DatagramForm plain(ZoneId zone, TimeForm time) {
        return new DatagramForm(zone, time, 1, null);
    }

    /// No datagram of this form is longer, in bytes, if its readings have no numbers.
    public int longest() {
        return isMany() || keys != null || voltages != null
                ? DatagramEncoder.LONGEST
                : DatagramEncoder.LONGEST_PLAIN;
    }

    boolean isMany() {
        return mostReadings > 1;
    }
}

package io.contaluz.simulator.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service has to have stored and counted of all that was sent.
///
/// @param mishaps how often each was planned
/// @param rejected datagrams and readings, by reason
/// @param meters in the order of their matriculas
public record Truth(
        Map<String, Long> mishaps,
        long duplicates,
        long conflicts,
        Map<String, Long> rejected,
        List<OfMeter> meters) {

    /// What has to be there of one meter.
    ///
    /// @param stored distinct readings
    /// @param wattHours consumed between the first and the last of them; dips have no part in it
    /// @param first when the first was measured; null if there is none
    /// @param last when the last was measured
    public record OfMeter(
            long matricula,
            long stored,
            long wattHours,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /// Distinct readings of all meters.
    public long stored() {
        return meters.stream().mapToLong(OfMeter::stored).sum();
    }

    /// Energy of all meters, in Wh.
    public long wattHours() {
        return meters.stream().mapToLong(OfMeter::wattHours).sum();
    }
}

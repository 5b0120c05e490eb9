package io.contaluz.ingest.reading;

import java.time.Instant;

/// A register of a usage point at a time, on its way to the database.
///
/// @param measuredAt when the register stood there, by the meter's clock
/// @param register cumulative import, OBIS 1-0:1.8.0
/// @param receivedAt when its datagram was read, to the microsecond, by our clock
public record MeterReading(
        int usagePointId, Instant measuredAt, WattHours register, Instant receivedAt) {}

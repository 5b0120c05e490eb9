package io.contaluz.ingest.reading;

import java.time.ZoneId;

/// Where energy is measured, as far as ingest has to know it.
///
/// @param id key of the readings
/// @param zone resolves the local times that its meter sends
public record UsagePoint(int id, ZoneId zone) {}

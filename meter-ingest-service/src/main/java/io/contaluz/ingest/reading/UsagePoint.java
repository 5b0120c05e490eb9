package io.contaluz.ingest.reading;

/// Where energy is measured, as far as ingest has to know it.
///
/// @param id key of the readings
/// @param zone resolves the local times that its meter sends
/// @param macRequired whether it takes nothing without a mac
public record UsagePoint(int id, MeterZone zone, boolean macRequired) {}

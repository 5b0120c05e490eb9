package io.contaluz.simulator.api;

import java.time.Instant;

/// A range of matriculas that one holder has for a while.
///
/// @param firstMatricula of the range
/// @param expiresAt when another may get it, unless it is renewed before
public record Lease(long firstMatricula, int size, Instant expiresAt) {}

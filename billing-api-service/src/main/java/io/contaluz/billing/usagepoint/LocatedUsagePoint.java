package io.contaluz.billing.usagepoint;

import java.time.ZoneId;

/// What other packages need to know of a usage point.
///
/// @param id for other tables
public record LocatedUsagePoint(int id, Matricula matricula, ZoneId zone) {}

package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;

/// A usage point and what its price depends on.
///
/// @param days of the cycle on which it does: mostly all
record SuppliedUsagePoint(LocatedUsagePoint usagePoint, Supply supply, Cycle days) {}

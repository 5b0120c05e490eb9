package io.contaluz.billing.invoicing;

import io.contaluz.billing.tariff.Supply;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;

/// A usage point and what its price depends on.
record SuppliedUsagePoint(LocatedUsagePoint usagePoint, Supply supply) {}

package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.util.Map;

/// What each flag adds, in R$/kWh without tax.
record Flags(Map<Flag, BigDecimal> rates) {}

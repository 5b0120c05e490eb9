package io.contaluz.billing.bill;

import java.math.BigDecimal;

/// What comes onto a bill from elsewhere: a fine, a credit, an adjustment.
///
/// @param amount R$; negative for what is given back
public record CarriedEntry(LineKind kind, String title, BigDecimal amount) {}

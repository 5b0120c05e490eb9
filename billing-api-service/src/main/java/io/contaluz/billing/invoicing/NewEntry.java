package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.CarriedEntry;

/// An entry for the next invoice of a usage point.
///
/// @param invoiceId the invoice that it comes from
/// @param reference what it is known by there
record NewEntry(int usagePointId, long invoiceId, String reference, CarriedEntry entry) {}

package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.CarriedEntry;

/// An entry that waits for the next invoice.
record Waiting(long id, CarriedEntry entry) {}

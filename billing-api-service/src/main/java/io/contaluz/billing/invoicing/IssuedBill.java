package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.Bill;

/// A bill on its way into the table.
///
/// @param wattHours consumed
/// @param document the whole of it in JSON
record IssuedBill(
        SuppliedUsagePoint supplied,
        Bill bill,
        long wattHours,
        boolean estimated,
        String document) {}

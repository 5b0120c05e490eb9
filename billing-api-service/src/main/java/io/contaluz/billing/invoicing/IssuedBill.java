package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillDocument;

/// A bill on its way into the table.
///
/// @param id of the invoice
record IssuedBill(long id, SuppliedUsagePoint supplied, BillDocument document, boolean estimated) {

    int usagePointId() {
        return supplied.usagePoint().id();
    }

    /// Consumed.
    long wattHours() {
        return document.wattHours().values().stream().reduce(0L, Math::addExact);
    }
}

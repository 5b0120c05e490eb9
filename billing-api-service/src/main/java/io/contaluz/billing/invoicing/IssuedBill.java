package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillDocument;
import java.math.BigDecimal;
import java.util.List;

/// A bill on its way into the table.
///
/// @param id of the invoice
/// @param taken the ids of the entries that it takes up
/// @param left R$ of credit that the next invoice takes up; 0 or below
record IssuedBill(
        long id,
        SuppliedUsagePoint supplied,
        BillDocument document,
        boolean estimated,
        List<Long> taken,
        BigDecimal left) {

    int usagePointId() {
        return supplied.usagePoint().id();
    }

    /// Consumed.
    long wattHours() {
        return document.wattHours().values().stream().reduce(0L, Math::addExact);
    }
}

package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillDocument;
import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.bill.Digest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A bill on its way into the table.
///
/// @param id of the invoice
/// @param text of the document
/// @param taken the ids of the entries that it takes up
/// @param left R$ of credit that the next invoice takes up; 0 or below
record IssuedBill(
        long id,
        SuppliedUsagePoint supplied,
        BillDocument document,
        String text,
        boolean estimated,
        List<Long> taken,
        BigDecimal left) {

    Digest digest() {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    int usagePointId() {
        return supplied.usagePoint().id();
    }

    Cycle days() {
        return supplied.days();
    }

    /// Consumed.
    long wattHours() {
        return document.wattHours().values().stream().reduce(0L, Math::addExact);
    }
}

package io.contaluz.billing.invoicing;

import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells of invoices and of what was paid of them.
@Service
class Billing {

    /// What the chart shows.
    private static final int MONTHS = 13;

    private final Invoices invoices;
    private final Payments payments;
    private final UsagePointRegistry usagePoints;
    private final InvoicePrinting printing;
    private final BillReading bills;

    Billing(
            Invoices invoices,
            Payments payments,
            UsagePointRegistry usagePoints,
            InvoicePrinting printing,
            BillReading bills) {
        this.invoices = invoices;
        this.payments = payments;
        this.usagePoints = usagePoints;
        this.printing = printing;
        this.bills = bills;
    }

    Invoices.Listed find(long id) {
        return invoices.find(id);
    }

    @Transactional(readOnly = true)
    List<Invoices.Listed> of(Matricula matricula, long before, int limit) {
        return invoices.of(usagePoints.locate(matricula), before, limit);
    }

    /// An invoice, line by line.
    @Transactional(readOnly = true)
    InvoiceExplanation explain(long id) {
        return InvoiceExplanation.of(bills.read(invoices.find(id)));
    }

    /// An invoice as a page that can be printed and paid.
    @Transactional(readOnly = true)
    byte[] print(long id) {
        var invoice = invoices.find(id);
        var history = invoices.upTo(invoice, MONTHS).reversed();
        return printing.print(invoice, invoices.customer(invoice).orElse(""), history);
    }

    @Transactional(readOnly = true)
    List<Payment> payments(long invoiceId) {
        invoices.find(invoiceId);
        return payments.of(invoiceId);
    }
}

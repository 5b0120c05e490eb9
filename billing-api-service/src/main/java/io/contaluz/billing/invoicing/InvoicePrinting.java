package io.contaluz.billing.invoicing;

import io.contaluz.billing.print.BillPrinter;
import io.contaluz.billing.print.PixReceiver;
import java.util.List;
import org.springframework.stereotype.Component;

/// Prints what was issued, from the bill as it was kept.
@Component
class InvoicePrinting {

    private final BillPrinter printer;
    private final PixReceiver receiver;
    private final BillReading bills;
    private final MeterStays meters;

    InvoicePrinting(
            BillPrinter printer, PixReceiver receiver, BillReading bills, MeterStays meters) {
        this.printer = printer;
        this.receiver = receiver;
        this.bills = bills;
        this.meters = meters;
    }

    /// The PDF.
    ///
    /// @param customer empty if nobody answered for the usage point
    /// @param history up to this invoice, the earliest first
    byte[] print(Invoices.Listed invoice, String customer, List<Invoices.Listed> history) {
        var bill = bills.read(invoice);
        var stays = meters.of(invoice.usagePointId());
        return printer.print(
                new InvoiceSheet(invoice, customer, bill, history, stays).with(receiver));
    }
}

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

    InvoicePrinting(BillPrinter printer, PixReceiver receiver, BillReading bills) {
        this.printer = printer;
        this.receiver = receiver;
        this.bills = bills;
    }

    /// The PDF.
    ///
    /// @param customer empty if nobody answered for the usage point
    /// @param history up to this invoice, the earliest first
    byte[] print(Invoices.Listed invoice, String customer, List<Invoices.Listed> history) {
        var bill = bills.read(invoice);
        return printer.print(new InvoiceSheet(invoice, customer, bill, history).with(receiver));
    }
}

package io.contaluz.billing.invoicing;

import io.contaluz.billing.print.BillPrinter;
import io.contaluz.billing.print.PixReceiver;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Prints what was issued, from the bill as it was kept.
@Component
class InvoicePrinting {

    private final BillPrinter printer;
    private final PixReceiver receiver;
    private final JsonMapper json;

    InvoicePrinting(BillPrinter printer, PixReceiver receiver, JsonMapper json) {
        this.printer = printer;
        this.receiver = receiver;
        this.json = json;
    }

    /// The PDF.
    ///
    /// @param history up to this invoice, the earliest first
    byte[] print(Invoices.Listed invoice, List<Invoices.Listed> history) {
        var bill = json.readValue(invoice.document(), BillView.class);
        return printer.print(new InvoiceSheet(invoice, bill, history).with(receiver));
    }
}

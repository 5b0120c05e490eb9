package io.contaluz.billing.invoicing;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads bills as they were kept.
@Component
class BillReading {

    private final JsonMapper json;

    BillReading(JsonMapper json) {
        this.json = json;
    }

    BillView read(Invoices.Listed invoice) {
        return read(invoice.document());
    }

    BillView read(String document) {
        return json.readValue(document, BillView.class);
    }
}

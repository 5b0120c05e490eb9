package io.contaluz.billing.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// An invoice of a chain, as far as the chain tells of it.
///
/// @param bills as it was issued, and as each correction of it has it
/// @param adjusted what its corrections have come to, in R$
record RecordedInvoice(List<JsonNode> bills, BigDecimal adjusted) {

    RecordedInvoice {
        bills = List.copyOf(bills);
    }

    static RecordedInvoice issued(JsonNode bill) {
        return new RecordedInvoice(List.of(bill), BigDecimal.ZERO);
    }

    RecordedInvoice corrected(JsonNode bill, BigDecimal adjustment) {
        var all = new ArrayList<>(bills);
        all.add(bill);
        return new RecordedInvoice(all, adjusted.add(adjustment));
    }

    JsonNode issued() {
        return bills.getFirst();
    }

    JsonNode last() {
        return bills.getLast();
    }

    static long total(JsonNode bill) {
        return Members.whole(bill, "total_centavos");
    }
}

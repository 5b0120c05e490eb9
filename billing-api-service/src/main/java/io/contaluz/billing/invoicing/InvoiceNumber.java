package io.contaluz.billing.invoicing;

/// How an invoice is called on paper.
final class InvoiceNumber {

    private InvoiceNumber() {}

    /// Nine digits or more.
    static String of(long id) {
        return "%09d".formatted(id);
    }
}

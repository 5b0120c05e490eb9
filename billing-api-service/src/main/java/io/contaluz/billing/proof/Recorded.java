package io.contaluz.billing.proof;

import io.contaluz.billing.bill.Digest;
import org.jspecify.annotations.Nullable;

/// Something that is recorded of a usage point.
///
/// @param reference its own key, which is recorded once
/// @param tree the cycle among whose invoices it has its place; null for what is no invoice
/// @param content the digest of its canonical bytes
public record Recorded(
        int usagePointId, Kind kind, long reference, @Nullable Integer tree, Digest content) {

    /// What it is.
    public enum Kind {
        INVOICE("fatura"),
        PAYMENT("pagamento"),
        CORRECTION("correcao");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// Its name in an exported chain.
        public String code() {
            return code;
        }
    }
}

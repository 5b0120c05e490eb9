package io.contaluz.billing.bill;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A link of a usage point's chain, from readings to invoice to payment: none of those before it
/// can be changed, taken out or put elsewhere without changing the [#hash] of all that follow.
///
/// @param previous the hash of the entry before; [#START] for the first
/// @param content the digest of what the entry stands for
public record ChainEntry(Digest previous, Kind kind, Digest content) {

    /// What a chain begins from.
    public static final Digest START = new Digest("0".repeat(64));

    /// What an entry stands for.
    public enum Kind {
        READINGS("leituras"),
        INVOICE("fatura"),
        PAYMENT("pagamento");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// Its name in exported files.
        public String code() {
            return code;
        }
    }

    /// SHA-256 of `previous LF code LF content` in ASCII, with the digests in hexadecimal.
    public Digest hash() {
        var text = previous.hex() + '\n' + kind.code() + '\n' + content.hex();
        return Digest.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// The index of the first entry that does not follow from the one before; the size of the chain
    /// if all do.
    public static int firstBroken(List<ChainEntry> chain) {
        var expected = START;
        for (int i = 0; i < chain.size(); i++) {
            if (!chain.get(i).previous().equals(expected)) {
                return i;
            }
            expected = chain.get(i).hash();
        }
        return chain.size();
    }
}

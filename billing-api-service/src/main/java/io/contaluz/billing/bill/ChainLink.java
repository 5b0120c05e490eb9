package io.contaluz.billing.bill;

/// A link of a usage point's chain: what is recorded, after all that was recorded before it.
///
/// @param previous the digest of the link before it; [Digest#NONE] for the first
/// @param content the digest of what is recorded
public record ChainLink(Digest previous, Digest content) {

    private static final byte[] PREFIX = {2};

    /// What the next link follows: SHA-256 of the byte 2, the previous digest and the content's.
    public Digest digest() {
        return Digest.of(PREFIX, previous.bytes(), content.bytes());
    }
}

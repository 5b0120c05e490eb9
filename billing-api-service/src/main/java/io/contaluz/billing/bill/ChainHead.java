package io.contaluz.billing.bill;

import java.security.PublicKey;

/// The end of a usage point's chain, signed when it was exported: so nothing is missing after it.
///
/// @param length how many links it has
/// @param head the digest of the last one; [Digest#NONE] of an empty chain
/// @param signature Ed25519, in Base64, of `contaluz cadeia `, the matricula, the length and the
///   head's 64 digits, a blank between them
public record ChainHead(String matricula, int length, Digest head, String signature, String keyId) {

    /// Signs the end of a chain.
    public static ChainHead of(String matricula, int length, Digest head, BillKey key) {
        return new ChainHead(
                matricula, length, head, key.sign(text(matricula, length, head)), key.id());
    }

    boolean isSignedBy(PublicKey key) {
        return BillKey.isSigned(text(matricula, length, head), signature, key);
    }

    private static String text(String matricula, int length, Digest head) {
        return "contaluz cadeia %s %d %s".formatted(matricula, length, head.hex());
    }
}

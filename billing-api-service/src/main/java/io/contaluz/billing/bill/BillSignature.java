package io.contaluz.billing.bill;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/// The Ed25519 signature of a bill's canonical bytes (RFC 8032): 64 bytes.
public final class BillSignature {

    private static final String ALGORITHM = "Ed25519";

    private BillSignature() {}

    /// Signs a bill.
    ///
    /// @throws IllegalArgumentException if the key is not of Ed25519
    public static byte[] sign(PrivateKey key, byte[] canonical) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(canonical);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key does not sign by Ed25519", e);
        }
    }

    /// Whether a signature is of these bytes and by this key; false for what is no signature.
    ///
    /// @throws IllegalArgumentException if the key is not of Ed25519
    public static boolean holds(PublicKey key, byte[] canonical, byte[] signed) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(canonical);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is not of Ed25519", e);
        }
    }
}

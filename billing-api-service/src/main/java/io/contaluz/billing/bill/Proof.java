package io.contaluz.billing.bill;

import java.security.PublicKey;
import java.util.List;

/// That an invoice was issued as it is: its place in its usage point's chain and among the cycle's
/// invoices, whose root is signed.
///
/// @param link the invoice's own
/// @param path from the link's digest to the root
/// @param signature Ed25519, in Base64, of `contaluz raiz ` and the root's 64 digits
/// @param keyId what [BillKey#id] tells of the public key
public record Proof(
        ChainLink link, List<MerkleTree.Step> path, Digest root, String signature, String keyId) {

    /// The same as if it were of another content.
    Proof of(Digest content) {
        var its = new ChainLink(link.previous(), content);
        return new Proof(its, path, root, signature, keyId);
    }

    /// Signs a root.
    ///
    /// @return in Base64
    public static String sign(Digest root, BillKey key) {
        return key.sign(text(root));
    }

    /// Whether the root was signed by the owner of a public key.
    boolean isSignedBy(PublicKey key) {
        return BillKey.isSigned(text(root), signature, key);
    }

    static String text(Digest root) {
        return "contaluz raiz " + root.hex();
    }
}

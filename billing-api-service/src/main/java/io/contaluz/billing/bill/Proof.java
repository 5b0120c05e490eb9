package io.contaluz.billing.bill;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// That an invoice was issued as it is: its place in its usage point's chain and among the cycle's
/// invoices, whose root is signed.
///
/// @param link the invoice's own
/// @param path from the link's digest to the root
/// @param signature Ed25519, in Base64, of `contaluz raiz ` and the root's 64 digits
/// @param keyId what [#keyId] tells of the public key
public record Proof(
        ChainLink link, List<MerkleTree.Step> path, Digest root, String signature, String keyId) {

    private static final String ALGORITHM = "Ed25519";

    /// Those of a cycle's invoices, in their order.
    public static List<Proof> of(List<ChainLink> links, KeyPair key) {
        var tree = MerkleTree.of(links.stream().map(ChainLink::digest).toList());
        var signature = sign(tree.root(), key);
        var keyId = keyId(key.getPublic());
        var proofs = new ArrayList<Proof>();
        for (int i = 0; i < links.size(); i++) {
            proofs.add(new Proof(links.get(i), tree.path(i), tree.root(), signature, keyId));
        }
        return List.copyOf(proofs);
    }

    /// The first 16 digits of the digest of a public key, encoded as X.509 has it.
    public static String keyId(PublicKey key) {
        return Digest.of(key.getEncoded()).hex().substring(0, 16);
    }

    /// Whether the root was signed by the owner of a public key.
    boolean isSignedBy(PublicKey key) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed(root));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Another kind of key, or no signature at all.
            return false;
        }
    }

    private static String sign(Digest root, KeyPair key) {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key.getPrivate());
            signing.update(signed(root));
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is none of Ed25519", e);
        }
    }

    private static byte[] signed(Digest root) {
        return ("contaluz raiz " + root.hex()).getBytes(StandardCharsets.US_ASCII);
    }
}

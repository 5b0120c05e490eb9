package io.contaluz.billing.bill;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// The end of a usage point's chain, signed when it was exported: so nothing is missing that was
/// before it, and an older export does not pass for a newer one.
///
/// @param length how many links it has
/// @param head the digest of the last one; [Digest#NONE] of an empty chain
/// @param signature Ed25519, in Base64, of `contaluz cadeia 2 ` and the canonical JSON of the rest
public record ChainHead(
        String matricula,
        int length,
        Digest head,
        Instant exportedAt,
        String keyId,
        String signature) {

    static final String FORMAT = "contaluz-cadeia-2";

    /// Signs the end of a chain.
    public static ChainHead of(
            String matricula, int length, Digest head, Instant exportedAt, BillKey key) {
        var unsigned = new ChainHead(matricula, length, head, exportedAt, key.id(), "");
        var signature = key.sign(unsigned.signed());
        return new ChainHead(matricula, length, head, exportedAt, key.id(), signature);
    }

    boolean isSignedBy(PublicKey key) {
        return BillKey.isSigned(signed(), signature, key);
    }

    ObjectNode tree() {
        return unsignedTree().put("assinatura", signature);
    }

    private ObjectNode unsignedTree() {
        return CanonicalJson.NODES
                .objectNode()
                .put("formato", FORMAT)
                .put("matricula", matricula)
                .put("elos", length)
                .put("fim", head.hex())
                .put("exportada_em", exportedAt.toString())
                .put("chave", keyId);
    }

    private String signed() {
        var bytes = CanonicalJson.bytes(unsignedTree());
        return "contaluz cadeia 2 " + new String(bytes, StandardCharsets.UTF_8);
    }
}

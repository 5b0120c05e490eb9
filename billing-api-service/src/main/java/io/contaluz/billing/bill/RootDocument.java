package io.contaluz.billing.bill;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The root of a cycle's invoices as it is published (`docs/proof.md`).
///
/// @param leaves the links of its invoices, in the order of their numbers
/// @param signature Ed25519, in Base64
public record RootDocument(
        int cycle, List<Digest> leaves, Digest root, String signature, String keyId) {

    static final String FORMAT = "contaluz-raiz-1";

    /// The canonical bytes of the file.
    public byte[] file() {
        return CanonicalJson.bytes(tree());
    }

    ObjectNode tree() {
        var file = CanonicalJson.NODES.objectNode();
        var node =
                file.putObject("raiz")
                        .put("formato", FORMAT)
                        .put("ciclo", cycle)
                        .put("faturas", leaves.size())
                        .put("raiz", root.hex())
                        .put("assinatura", signature)
                        .put("chave", keyId);
        var array = node.putArray("elos");
        leaves.forEach(leaf -> array.add(leaf.hex()));
        return file;
    }
}

package io.contaluz.billing.bill;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The root of a cycle's invoices as it is published (`docs/proof.md`).
///
/// @param leaves the links of its invoices, in the order of their numbers
public record RootDocument(SignedRoot root, List<Digest> leaves) {

    /// The canonical bytes of the file.
    public byte[] file() {
        return CanonicalJson.bytes(tree());
    }

    ObjectNode tree() {
        var file = CanonicalJson.NODES.objectNode();
        var node = root.statement().tree().put("assinatura", root.signature());
        var array = node.putArray("elos");
        leaves.forEach(leaf -> array.add(leaf.hex()));
        file.set("raiz", node);
        return file;
    }
}

package io.contaluz.billing.bill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A usage point's chain as it is exported (`docs/proof.md`), with all that was recorded.
public record ChainDocument(ChainHead head, List<Entry> entries) {

    /// Something that was recorded.
    ///
    /// @param kind its name in the file
    /// @param content its canonical JSON
    public record Entry(String kind, ChainLink link, String content) {

        /// That of its content.
        Digest digest() {
            return Digest.of(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The canonical bytes of the file.
    public byte[] file() {
        return CanonicalJson.bytes(tree());
    }

    ObjectNode tree() {
        var file = CanonicalJson.NODES.objectNode();
        file.set("cadeia", head.tree());
        var links = file.putArray("elos");
        for (var entry : entries) {
            var node = links.addObject().put("tipo", entry.kind());
            node.set("conteudo", CanonicalJson.read(entry.content()));
            node.set("prova", link(entry.link()));
        }
        return file;
    }

    static ObjectNode link(ChainLink link) {
        return CanonicalJson.NODES
                .objectNode()
                .put("resumo", link.content().hex())
                .put("anterior", link.previous().hex())
                .put("elo", link.digest().hex());
    }
}

package io.contaluz.billing.bill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// What is said, and signed, of a cycle's invoices when they are published (`docs/proof.md`).
///
/// @param cycle its id
/// @param group whose cycle it is
/// @param invoices how many leaves the root has
/// @param keyId what [BillKey#id] tells of the public key
public record RootStatement(
        int cycle,
        String group,
        Cycle days,
        int invoices,
        Digest root,
        Instant publishedAt,
        String keyId) {

    static final String FORMAT = "contaluz-raiz-2";

    /// Its canonical JSON.
    public String text() {
        return new String(CanonicalJson.bytes(tree()), StandardCharsets.UTF_8);
    }

    ObjectNode tree() {
        return CanonicalJson.NODES
                .objectNode()
                .put("formato", FORMAT)
                .put("ciclo", cycle)
                .put("grupo", group)
                .put("inicio", days.start().toString())
                .put("fim", days.end().toString())
                .put("faturas", invoices)
                .put("raiz", root.hex())
                .put("publicada_em", publishedAt.toString())
                .put("chave", keyId);
    }
}

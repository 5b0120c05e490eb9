package io.contaluz.billing.bill;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Whether the published root of a cycle's invoices is that of its leaves, and was signed by a
/// key's owner.
final class RootCheck {

    private RootCheck() {}

    /// What does not follow, each with its member, in Portuguese; empty for a good one.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if it cannot be read as a root
    static List<String> findings(JsonNode file, PublicKey key) {
        var root = new FileReader(file).root();
        var findings = new ArrayList<>(Comparison.of(root.tree(), file));
        var statement = root.root().statement();
        if (statement.invoices() != root.leaves().size()) {
            findings.add(
                    "raiz.faturas: está %d, e são %d"
                            .formatted(statement.invoices(), root.leaves().size()));
        }
        if (!MerkleTree.of(root.leaves()).root().equals(statement.root())) {
            findings.add("raiz.raiz: não é a dos elos");
        }
        findings.addAll(SignatureCheck.findings("raiz", root.root(), key));
        return List.copyOf(findings);
    }
}

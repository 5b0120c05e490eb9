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

    /// Whether a bill is among the invoices of a root that somebody kept.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if it is no bill, or the other no root
    static List<String> kept(byte[] bill, byte[] root, PublicKey key) {
        var file = CanonicalJson.read(root);
        var findings = new ArrayList<String>();
        findings(file, key).forEach(finding -> findings.add("raiz guardada: " + finding));
        var link = new FileReader(CanonicalJson.read(bill)).link().digest();
        if (!new FileReader(file).root().leaves().contains(link)) {
            findings.add("prova.elo: não está na raiz guardada");
        }
        return List.copyOf(findings);
    }
}

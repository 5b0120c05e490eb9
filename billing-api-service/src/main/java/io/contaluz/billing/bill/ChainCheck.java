package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.RulePacks;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Whether each link of an exported chain follows from the one before it and from what it records,
/// and the end was signed by a key's owner.
final class ChainCheck {

    private final RulePacks packs;
    private final List<String> findings = new ArrayList<>();

    private ChainCheck(RulePacks packs) {
        this.packs = packs;
    }

    /// What does not follow, each with its member, in Portuguese; empty for a good one.
    ///
    /// @throws io.contaluz.billing.refusal.Refusal if it cannot be read as a chain
    static List<String> findings(JsonNode file, RulePacks packs, PublicKey key) {
        var check = new ChainCheck(packs);
        var chain = new FileReader(file).chain();
        check.findings.addAll(Comparison.of(chain.tree(), file));
        check.links(chain);
        var head = chain.head();
        check.findings.addAll(
                SignatureCheck.findings("cadeia", head.isSignedBy(key), head.keyId(), key));
        return List.copyOf(check.findings);
    }

    private void links(ChainDocument chain) {
        var contents = new ChainContents(packs, chain.head().matricula());
        var previous = Digest.NONE;
        int place = 0;
        for (var entry : chain.entries()) {
            var where = "elos[%d] (%s)".formatted(place++, entry.kind());
            if (!entry.link().previous().equals(previous)) {
                findings.add(where + ".prova.anterior: não é o elo de antes");
            }
            if (!entry.link().content().equals(entry.digest())) {
                findings.add(where + ".prova.resumo: não é do conteúdo");
            }
            for (var finding : contents.next(entry.kind(), CanonicalJson.read(entry.content()))) {
                findings.add("%s: %s".formatted(where, finding));
            }
            previous = entry.link().digest();
        }
        var head = chain.head();
        if (place != head.length()) {
            findings.add("cadeia.elos: está %d, e são %d".formatted(head.length(), place));
        }
        if (!previous.equals(head.head())) {
            findings.add("cadeia.fim: não é o último elo");
        }
    }
}

package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Whether an exported file is what follows from what it rests on, and was signed by a key's owner:
/// a bill, a usage point's chain, or the root of a cycle's invoices.
final class FileCheck {

    private final RulePacks packs;
    private final PublicKey key;
    private final List<String> findings = new ArrayList<>();

    private FileCheck(RulePacks packs, PublicKey key) {
        this.packs = packs;
        this.key = key;
    }

    /// What does not follow, each with its member, in Portuguese; empty for a good file.
    ///
    /// @throws Refusal if it cannot be read as one of these
    /// @throws tools.jackson.core.JacksonException if it is no JSON
    static List<String> findings(byte[] bytes, RulePacks packs, PublicKey key) {
        var check = new FileCheck(packs, key);
        var file = CanonicalJson.read(bytes);
        if (file.has("cadeia")) {
            check.chain(file);
        } else if (file.has("raiz")) {
            check.root(file.get("raiz"));
        } else {
            check.findings.addAll(BillCheck.findings(file, packs, key));
        }
        if (check.findings.isEmpty() && !Arrays.equals(bytes, CanonicalJson.bytes(file))) {
            check.findings.add("o arquivo não está na forma canônica");
        }
        return List.copyOf(check.findings);
    }

    private void chain(JsonNode file) {
        var head = new FileReader(file).head();
        var previous = Digest.NONE;
        int place = 0;
        for (var entry : file.get("elos")) {
            var where = "elos[%d] (%s)".formatted(place++, entry.path("tipo").asString());
            previous = link(entry, where, previous);
        }
        if (place != head.length()) {
            findings.add("cadeia.elos: está %d, e são %d".formatted(head.length(), place));
        }
        if (!previous.equals(head.head())) {
            findings.add("cadeia.fim: não é o último elo");
        }
        signature("cadeia", head.isSignedBy(key), head.keyId());
    }

    /// @return the link, which the next one has to follow
    private Digest link(JsonNode entry, String where, Digest previous) {
        var content = entry.path("conteudo");
        var link = new FileReader(entry).link();
        if (!link.previous().equals(previous)) {
            findings.add(where + ".prova.anterior: não é o elo de antes");
        }
        if (!link.content().equals(Digest.of(CanonicalJson.bytes(content)))) {
            findings.add(where + ".prova.resumo: não é do conteúdo");
        }
        if (!entry.path("prova").path("elo").asString().equals(link.digest().hex())) {
            findings.add(where + ".prova.elo: não segue do anterior e do resumo");
        }
        var format = content.path("formato").asString();
        if (!format.equals("contaluz-%s-1".formatted(entry.path("tipo").asString()))) {
            findings.add(where + ".tipo: o conteúdo é " + format);
        }
        if (format.equals(BillDocument.FORMAT)) {
            add(where, BillCheck.unproved(content, packs));
        } else if (content.has("conta")) {
            add(where, BillCheck.unproved(content.get("conta"), packs));
        }
        return link.digest();
    }

    private void add(String where, List<String> some) {
        some.forEach(finding -> findings.add(where + ": " + finding));
    }

    private void root(JsonNode node) {
        var root = FileReader.root(node);
        if (node.path("faturas").asInt() != root.leaves().size()) {
            findings.add(
                    "raiz.faturas: está %s, e são %d"
                            .formatted(node.path("faturas"), root.leaves().size()));
        }
        if (!MerkleTree.of(root.leaves()).root().equals(root.root())) {
            findings.add("raiz.raiz: não é a dos elos");
        }
        var signed = BillKey.isSigned(Proof.text(root.root()), root.signature(), key);
        signature("raiz", signed, root.keyId());
    }

    private void signature(String where, boolean signed, String keyId) {
        if (!keyId.equals(BillKey.id(key))) {
            findings.add(where + ".chave: foi assinada com outra chave");
        }
        if (!signed) {
            findings.add(where + ".assinatura: não é do que está no arquivo, ou não desta chave");
        }
    }
}

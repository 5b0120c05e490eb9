package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Whether a bill is what follows from its registers and rule pack, and was signed by a key's
/// owner.
///
/// It is worked out again as a whole: what is not as in the file does not follow.
final class BillCheck {

    private final RulePacks packs;
    private final List<String> findings = new ArrayList<>();

    private BillCheck(RulePacks packs) {
        this.packs = packs;
    }

    /// What does not follow, each with its member, in Portuguese; empty for a good one.
    ///
    /// @param file with its proof
    /// @throws Refusal if it cannot be read as an exported bill
    static List<String> findings(JsonNode file, RulePacks packs, PublicKey key) {
        var check = new BillCheck(packs);
        var proof = new FileReader(file).proof();
        check.proof(proof, key);
        check.compare(file, again -> again.tree(proof.of(again.digest())));
        return List.copyOf(check.findings);
    }

    /// The same for a bill that has no proof of its own.
    static List<String> unproved(JsonNode bill, RulePacks packs) {
        var check = new BillCheck(packs);
        var file = CanonicalJson.NODES.objectNode();
        file.set("fatura", bill);
        check.compare(file, BillDocument::unproved);
        return List.copyOf(check.findings);
    }

    private void compare(JsonNode file, Function<BillDocument, JsonNode> write) {
        var facts = new FileReader(file).facts();
        try {
            var again = BillDocument.of(facts, packs.named(facts.pack()));
            var follows = write.apply(again);
            compare("", follows, file);
            if (findings.isEmpty()
                    && !Arrays.equals(CanonicalJson.bytes(file), CanonicalJson.bytes(follows))) {
                findings.add("a fatura não está na forma canônica");
            }
        } catch (Refusal e) {
            findings.add(e.detail());
        } catch (ArithmeticException e) {
            findings.add("fatura: " + e.getMessage());
        }
    }

    private void proof(Proof proof, PublicKey key) {
        var root = MerkleTree.rootBy(proof.link().digest(), proof.path());
        if (!root.equals(proof.root())) {
            findings.add("prova.caminho: não leva do elo à raiz");
        }
        if (!proof.keyId().equals(BillKey.id(key))) {
            findings.add("prova.chave: a fatura foi assinada com outra chave");
        }
        if (!proof.isSignedBy(key)) {
            findings.add("prova.assinatura: não é da raiz, ou não desta chave");
        }
    }

    private void compare(String where, JsonNode follows, JsonNode there) {
        if (follows.isObject() && there.isObject()) {
            var names = new TreeSet<>(follows.propertyNames());
            names.addAll(there.propertyNames());
            for (var name : names) {
                member(
                        where.isEmpty() ? name : where + "." + name,
                        follows.get(name),
                        there.get(name));
            }
        } else if (follows.isArray() && there.isArray()) {
            for (int i = 0; i < Math.max(follows.size(), there.size()); i++) {
                member("%s[%d]".formatted(where, i), follows.get(i), there.get(i));
            }
        } else if (!equal(follows, there)) {
            findings.add("%s: está %s, e segue %s".formatted(where, there, follows));
        }
    }

    private void member(String where, @Nullable JsonNode follows, @Nullable JsonNode there) {
        if (there == null) {
            findings.add(where + ": falta");
        } else if (follows == null) {
            findings.add(where + ": não segue de nada");
        } else {
            var title = where.startsWith("fatura.linhas[") ? there.get("titulo") : null;
            var line = title == null ? "" : " (%s)".formatted(title.asString());
            compare(where + line, follows, there);
        }
    }

    /// Numbers are equal by their value: in what form they are is looked at last.
    private static boolean equal(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }
}

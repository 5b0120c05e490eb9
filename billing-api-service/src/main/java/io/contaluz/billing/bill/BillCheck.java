package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Whether a file is what follows from its registers and rule pack, and was signed by a key's
/// owner.
///
/// It is worked out again as a whole: what is not as in the file does not follow.
final class BillCheck {

    private final RulePacks packs;
    private final PublicKey key;
    private final List<String> findings = new ArrayList<>();

    private BillCheck(RulePacks packs, PublicKey key) {
        this.packs = packs;
        this.key = key;
    }

    /// What does not follow, each with its member, in Portuguese; empty for a good file.
    ///
    /// @throws Refusal if it cannot be read as an exported bill
    /// @throws tools.jackson.core.JacksonException if it is no JSON
    static List<String> findings(byte[] bytes, RulePacks packs, PublicKey key) {
        var check = new BillCheck(packs, key);
        check.file(bytes);
        return List.copyOf(check.findings);
    }

    private void file(byte[] bytes) {
        var file = CanonicalJson.read(bytes);
        var reader = new BillReader(file);
        var facts = reader.facts();
        var proof = reader.proof();
        proof(proof);
        try {
            var again = BillDocument.of(facts, packs.named(facts.pack()));
            var link = new ChainLink(proof.link().previous(), again.digest());
            var follows =
                    again.tree(
                            new Proof(
                                    link,
                                    proof.path(),
                                    proof.root(),
                                    proof.signature(),
                                    proof.keyId()));
            compare("", follows, file);
            if (findings.isEmpty() && !Arrays.equals(bytes, CanonicalJson.bytes(follows))) {
                findings.add("o arquivo não está na forma canônica");
            }
        } catch (Refusal | ArithmeticException e) {
            findings.add(
                    e instanceof Refusal refusal ? refusal.detail() : "fatura: " + e.getMessage());
        }
    }

    private void proof(Proof proof) {
        var root = MerkleTree.rootBy(proof.link().digest(), proof.path());
        if (!root.equals(proof.root())) {
            findings.add("prova.caminho: não leva do elo à raiz");
        }
        if (!proof.keyId().equals(Proof.keyId(key))) {
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

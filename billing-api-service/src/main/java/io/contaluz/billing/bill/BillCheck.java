package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
        var reader = new FileReader(file);
        var proof = reader.proof();
        check.proof(proof, key);
        check.days(reader.facts(packs).cycle(), proof.root().statement());
        check.compare(file, again -> again.tree(proof.of(again.digest())));
        return List.copyOf(check.findings);
    }

    /// The same for a bill that has no proof of its own.
    static List<String> unproved(JsonNode bill, RulePacks packs) {
        var check = new BillCheck(packs);
        check.compare(BillDocument.withoutProof(bill), BillDocument::unproved);
        return List.copyOf(check.findings);
    }

    private void compare(JsonNode file, Function<BillDocument, JsonNode> write) {
        var facts = new FileReader(file).facts(packs);
        try {
            var again = BillDocument.of(facts, packs.named(facts.pack()));
            findings.addAll(Comparison.of(write.apply(again), file));
        } catch (Refusal e) {
            findings.add(e.detail());
        } catch (ArithmeticException e) {
            findings.add("fatura: " + e.getMessage());
        }
    }

    private void proof(Proof proof, PublicKey key) {
        var root = MerkleTree.rootBy(proof.link().digest(), proof.path());
        if (!root.equals(proof.root().statement().root())) {
            findings.add("prova.caminho: não leva do elo à raiz");
        }
        findings.addAll(SignatureCheck.findings("prova", proof.root(), key));
    }

    /// A bill is for days of the cycle that its root is said to be of.
    private void days(Cycle billed, RootStatement statement) {
        if (!statement.days().contains(billed)) {
            findings.add(
                    "fatura.ciclo: não está no que foi publicado, de %s até antes de %s"
                            .formatted(statement.days().start(), statement.days().end()));
        }
    }
}

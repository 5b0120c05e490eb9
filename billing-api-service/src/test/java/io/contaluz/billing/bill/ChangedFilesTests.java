package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A thousand figures changed in each kind of file, numbers and digits of texts alike.
///
/// Whoever has not the key is found out each time. Whoever has it, and makes every digest and the
/// signature anew, is found out but for what follows from nothing: that is listed here, and in
/// `docs/proof.md`.
class ChangedFilesTests {

    private static final int CHANGES = 1000;
    private static final long SEED = 20_260_403;

    private static final Set<String> OF_BILLS_FOLLOWS_NOTHING =
            Set.of(
                    "fatura.numero",
                    "fatura.matricula",
                    "fatura.vencimento",
                    "fatura.registros[].data_hora",
                    "fatura.registros[].leituras[]",
                    "fatura.estimativa.ciclos[].fatura",
                    "fatura.linhas[].atraso.pagamento");

    private static final Set<String> OF_CHAINS_FOLLOWS_NOTHING =
            Set.of(
                    "conteudo.vencimento",
                    "conteudo.registros[].data_hora",
                    "conteudo.registros[].leituras[]",
                    "conteudo.conta.registros[].data_hora",
                    "conteudo.conta.registros[].leituras[]",
                    "conteudo.data",
                    "conteudo.fatura",
                    "conteudo.valor_centavos",
                    "conteudo.referencia",
                    "conteudo.feita_em");

    private static final Set<String> MADE_ANEW =
            Set.of("raiz.raiz", "raiz.chave", "raiz.assinatura");

    private static final Set<String> OF_ROOTS_FOLLOWS_NOTHING =
            Set.of(
                    "raiz.ciclo",
                    "raiz.grupo",
                    "raiz.inicio",
                    "raiz.fim",
                    "raiz.publicada_em",
                    "raiz.elos[]");

    @Test
    void withoutTheKeyNoChangeIsOverlooked() {
        var bills = ProvedBills.all();
        var proofs = ProvedBills.proofs(bills);
        var random = new Random(SEED);
        for (int i = 0; i < CHANGES; i++) {
            int at = i % bills.size();
            var file =
                    switch (i % 3) {
                        case 0 -> bills.get(at).file(proofs.get(at));
                        case 1 -> ProvedChains.file();
                        default -> ProvedBills.root();
                    };
            var changed = (ObjectNode) CanonicalJson.read(file);
            var figure = changed(changed, "", i, random);
            assertThat(findings(CanonicalJson.bytes(changed)))
                    .as("%s of %s", figure.path(), figure.value())
                    .isNotEmpty();
        }
    }

    @Test
    void ofABillThatIsSignedAgainOnlyWhatFollowsFromNothingIsOverlooked() {
        var bills = ProvedBills.all();
        var random = new Random(SEED);
        var overlooked = new TreeSet<String>();
        for (int i = 0; i < CHANGES; i++) {
            int at = i % bills.size();
            var bill = (ObjectNode) CanonicalJson.read(bills.get(at).content());
            var figure = changed(bill, "fatura", i / bills.size(), random);
            if (findings(ProvedBills.signedAgain(bill, bills, at)).isEmpty()) {
                overlooked.add(figure.member());
            }
        }
        assertThat(overlooked).isEqualTo(OF_BILLS_FOLLOWS_NOTHING);
    }

    @Test
    void ofAChainThatIsSignedAgainOnlyWhatFollowsFromNothingIsOverlooked() {
        var random = new Random(SEED);
        var overlooked = new TreeSet<String>();
        for (int i = 0; i < CHANGES; i++) {
            var contents = ProvedChains.contents();
            int at = i % contents.size();
            var figure = changed(contents.get(at).node(), "conteudo", i / contents.size(), random);
            var findings = findings(ProvedChains.file(contents));
            if (findings.isEmpty()) {
                overlooked.add(figure.member());
            } else if (figure.isNumber()) {
                assertThat(findings)
                        .as(figure.path())
                        .anyMatch(its -> its.startsWith("elos[%d] (".formatted(at)));
            }
        }
        // Not all of them are come upon: few changes of an invoice's number make it another's.
        assertThat(OF_CHAINS_FOLLOWS_NOTHING).containsAll(overlooked);
    }

    @Test
    void ofARootThatIsSignedAgainOnlyWhatFollowsFromNothingIsOverlooked() {
        var random = new Random(SEED);
        var overlooked = new TreeSet<String>();
        for (int i = 0; i < CHANGES; i++) {
            var file = (ObjectNode) CanonicalJson.read(ProvedBills.root());
            var root = (ObjectNode) file.get("raiz");
            var figure = changed(root, "raiz", i, random);
            if (findings(rootSignedAgain(root)).isEmpty()) {
                overlooked.add(figure.member());
            }
        }
        assertThat(overlooked).isEqualTo(OF_ROOTS_FOLLOWS_NOTHING);
    }

    /// Changes one figure after the other, and begins anew where there are no more.
    private static Figure changed(ObjectNode node, String path, int number, Random random) {
        var figures =
                Figure.in(path, node).stream()
                        .filter(figure -> !MADE_ANEW.contains(figure.path()))
                        .toList();
        var figure = figures.get(number % figures.size());
        figure.change(random);
        return figure;
    }

    private static byte[] rootSignedAgain(ObjectNode root) {
        var leaves =
                ((ArrayNode) root.get("elos"))
                        .valueStream()
                        .map(leaf -> new Digest(leaf.asString()))
                        .toList();
        root.put("raiz", MerkleTree.of(leaves).root().hex());
        try {
            var statement = FileReader.statement(root);
            root.put("assinatura", SignedRoot.of(statement, ProvedBills.KEY).signature());
        } catch (Refusal e) {
            // What cannot be read is refused by whoever verifies it, too.
        }
        var file = CanonicalJson.NODES.objectNode();
        file.set("raiz", root);
        return CanonicalJson.bytes(file);
    }

    private static List<String> findings(byte[] file) {
        try {
            return FileCheck.of(file, RulePacks.bundled(), ProvedBills.KEY.publicKey()).findings();
        } catch (Refusal e) {
            return Stream.of(e.field(), e.detail()).map(String::valueOf).toList();
        }
    }
}

package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.tariff.RulePacks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An invoice, a payment of it, and a correction of it, in one chain.
class ChainDocumentTests {

    private static final String PAYMENT =
            "{\"formato\":\"contaluz-pagamento-1\",\"fatura\":\"2026-1\",\"valor_centavos\":15675}";

    @Test
    void aChainFollowsFromWhatWasRecorded() {
        assertThat(findings(file())).isEmpty();
    }

    @Test
    void namesTheLinkWhoseContentIsAnother() {
        assertThat(findings(file().replace(":15675}", ":15676}")))
                .containsExactly("elos[1] (pagamento).prova.resumo: não é do conteúdo");
        assertThat(findings(file().replace("\"faturado_kwh\":126.014", "\"faturado_kwh\":126.015")))
                .anyMatch(its -> its.startsWith("elos[0] (fatura): fatura.faturado_kwh: está"))
                .anyMatch(its -> its.startsWith("elos[2] (correcao): fatura.faturado_kwh: está"));
    }

    @Test
    void aLinkThatSaysItIsSomethingElseIsNoticed() {
        assertThat(findings(file().replace("\"tipo\":\"pagamento\"", "\"tipo\":\"correcao\"")))
                .containsExactly("elos[1] (correcao).tipo: o conteúdo é contaluz-pagamento-1");
    }

    @Test
    void aChainThatWasCutOffIsNoticed() {
        var cut = new ChainDocument(head(3), entries().subList(0, 2)).file();
        assertThat(findings(new String(cut, StandardCharsets.UTF_8)))
                .containsExactly("cadeia.elos: está 3, e são 2", "cadeia.fim: não é o último elo");
    }

    @Test
    void aChainWithALinkTakenOutIsNoticed() {
        var all = new ArrayList<>(entries());
        all.remove(1);
        var file = new ChainDocument(head(2), all).file();
        assertThat(findings(new String(file, StandardCharsets.UTF_8)))
                .contains("elos[1] (correcao).prova.anterior: não é o elo de antes");
    }

    @Test
    void aRootFollowsFromItsLeaves() {
        var leaves =
                ProvedBills.all().stream()
                        .map(its -> new ChainLink(Digest.NONE, its.digest()).digest())
                        .toList();
        var root = MerkleTree.of(leaves).root();
        var signature = Proof.sign(root, ProvedBills.KEY);
        var document = new RootDocument(7, leaves, root, signature, ProvedBills.KEY.id());
        var file = new String(document.file(), StandardCharsets.UTF_8);
        assertThat(findings(file)).isEmpty();
        var changed = file.replace(leaves.get(2).hex(), leaves.get(1).hex());
        assertThat(findings(changed)).containsExactly("raiz.raiz: não é a dos elos");
    }

    private static String file() {
        var file = new ChainDocument(head(3), entries()).file();
        return new String(file, StandardCharsets.UTF_8);
    }

    private static ChainHead head(int length) {
        var last = entries().getLast().link().digest();
        return ChainHead.of("1000001", length, last, ProvedBills.KEY);
    }

    private static List<ChainDocument.Entry> entries() {
        var bill = ProvedBills.conventional();
        var proof = ProvedBills.proofs(List.of(bill)).getFirst();
        var invoice = new ChainDocument.Entry("fatura", proof.link(), bill.text());
        var payment = after(invoice, "pagamento", PAYMENT);
        var correction =
                after(
                        payment,
                        "correcao",
                        "{\"formato\":\"contaluz-correcao-1\",\"conta\":%s}"
                                .formatted(bill.text()));
        return List.of(invoice, payment, correction);
    }

    private static ChainDocument.Entry after(
            ChainDocument.Entry before, String kind, String content) {
        var digest = Digest.of(content.getBytes(StandardCharsets.UTF_8));
        return new ChainDocument.Entry(
                kind, new ChainLink(before.link().digest(), digest), content);
    }

    private static List<String> findings(String file) {
        return FileCheck.findings(
                file.getBytes(StandardCharsets.UTF_8),
                RulePacks.bundled(),
                ProvedBills.KEY.publicKey());
    }
}

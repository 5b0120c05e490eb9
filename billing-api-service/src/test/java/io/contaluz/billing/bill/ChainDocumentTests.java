package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.bill.ProvedChains.Content;
import io.contaluz.billing.tariff.RulePacks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A chain follows link by link; and what its links record, from the rules and from each other,
/// whoever has signed it.
class ChainDocumentTests {

    private static final int PAYMENT = 1;
    private static final int CORRECTION = 2;
    private static final int ESTIMATED = 3;

    @Test
    void aChainFollowsFromWhatWasRecorded() {
        assertThat(findings(file())).isEmpty();
    }

    @Test
    void namesTheLinkWhoseContentIsAnother() {
        assertThat(findings(file().replace("\"valor_centavos\":14336", "\"valor_centavos\":4336")))
                .containsExactly("elos[1] (pagamento).prova.resumo: não é do conteúdo");
        assertThat(findings(file().replace("\"faturado_kwh\":126.014", "\"faturado_kwh\":126.015")))
                .anyMatch(its -> its.startsWith("elos[0] (fatura): fatura.faturado_kwh: está"));
    }

    @Test
    void aChainThatWasCutOffIsNoticed() {
        var all = ProvedChains.entries();
        var cut = new ChainDocument(ProvedChains.head(all), all.subList(0, 2)).file();
        assertThat(findings(new String(cut, StandardCharsets.UTF_8)))
                .containsExactly("cadeia.elos: está 5, e são 2", "cadeia.fim: não é o último elo");
    }

    @Test
    void anOlderExportDoesNotPassForANewerOne() {
        var later = file().replace("\"exportada_em\":\"2025", "\"exportada_em\":\"2026");
        assertThat(later).isNotEqualTo(file());
        assertThat(findings(later))
                .containsExactly(
                        "cadeia.assinatura: não é do que está no arquivo, ou não desta chave");
    }

    @Test
    void aChainWithALinkTakenOutIsNoticed() {
        var all = new ArrayList<>(ProvedChains.entries());
        all.remove(PAYMENT);
        var file = new ChainDocument(ProvedChains.head(all), all).file();
        assertThat(findings(new String(file, StandardCharsets.UTF_8)))
                .containsExactly("elos[1] (correcao).prova.anterior: não é o elo de antes");
    }

    @Test
    void aLinkIsOfThreeKindsEachWithItsMembers() {
        assertThat(signed(PAYMENT, its -> new Content("recibo", its.node())))
                .containsExactly("elos[1] (recibo): tipo: não é um de fatura, pagamento, correcao");
        assertThat(signed(PAYMENT, its -> new Content("correcao", its.node())))
                .containsExactly("elos[1] (correcao): conteudo.conta: falta");
        assertThat(changed(PAYMENT, its -> its.put("formato", "contaluz-correcao-1")))
                .singleElement()
                .asString()
                .startsWith("elos[1] (pagamento): conteudo.formato: está");
        assertThat(changed(PAYMENT, its -> its.put("a_mais", 1)))
                .containsExactly("elos[1] (pagamento): conteudo.a_mais: não segue de nada");
        assertThat(changed(CORRECTION, its -> its.without("conta")))
                .contains("elos[2] (correcao): conteudo.conta: falta");
        assertThat(changed(PAYMENT, its -> its.put("meio", "ouro"))).hasSize(1);
        assertThat(changed(PAYMENT, its -> its.put("valor_centavos", 0))).hasSize(1);
    }

    @Test
    void everyInvoiceIsOfTheUsagePointOnce() {
        assertThat(changed(ESTIMATED, its -> its.put("matricula", "1000002")))
                .containsExactly(
                        "elos[3] (fatura): conteudo.matricula: não é a da cadeia, 1000001");
        assertThat(changed(ESTIMATED, its -> its.put("numero", "2026-1")))
                .contains("elos[3] (fatura): conteudo.numero: já está na cadeia");
    }

    @Test
    void paymentsAndCorrectionsAreOfAnEarlierInvoice() {
        for (int place : List.of(PAYMENT, CORRECTION)) {
            assertThat(changed(place, its -> its.put("fatura", "2026-6")))
                    .first()
                    .asString()
                    .startsWith("elos[%d]".formatted(place))
                    .endsWith("conteudo.fatura: não é uma fatura anterior da cadeia");
        }
    }

    @Test
    void aCorrectionIsTheSameBillByOtherRegisters() {
        for (var name : List.of("numero", "matricula", "vencimento")) {
            var other = name.equals("vencimento") ? "2025-06-27" : "1000002";
            assertThat(changed(CORRECTION, its -> withBill(its, name, other)))
                    .as(name)
                    .containsExactly(
                            "elos[2] (correcao): conteudo.conta.%s: não é o da fatura"
                                    .formatted(name));
        }
    }

    @Test
    void aCorrectionSettlesWhatTheBillsDifferBy() {
        assertThat(changed(CORRECTION, its -> its.put("diferenca_centavos", -1)))
                .singleElement()
                .asString()
                .startsWith("elos[2] (correcao): conteudo.diferenca_centavos: segue -");
        assertThat(changed(CORRECTION, its -> its.put("ajuste", new BigDecimal("-0.01"))))
                .singleElement()
                .asString()
                .startsWith("elos[2] (correcao): conteudo.ajuste: todos juntos dão -0.01, e segue");
        assertThat(changed(CORRECTION, its -> its.put("ajuste", 0))).isEmpty();
    }

    @Test
    void anEstimateIsOfTheInvoicesOfTheChain() {
        UnaryOperator<ObjectNode> other =
                its -> {
                    past(its).put("fatura", "2025-7");
                    return its;
                };
        assertThat(changed(ESTIMATED, other))
                .containsExactly(
                        "elos[3] (fatura): conteudo.estimativa.ciclos (2025-7): não é uma fatura"
                                + " anterior da cadeia");
        var issued = ProvedBills.estimatedAfter(ProvedBills.conventional());
        assertThat(signed(ESTIMATED, its -> ProvedChains.content("fatura", issued.text())))
                .isEmpty();
        var another = ProvedBills.estimatedAfter(ProvedBills.all().getLast());
        var node = (ObjectNode) CanonicalJson.read(another.text());
        past(node).put("fatura", "2026-1");
        assertThat(signed(ESTIMATED, its -> new Content("fatura", node)))
                .containsExactly(
                        "elos[3] (fatura): conteudo.estimativa.ciclos (2026-1).consumo_wh: não é o"
                                + " da fatura");
    }

    @Test
    void aRootFollowsFromItsLeaves() {
        var file = new String(ProvedBills.root(), StandardCharsets.UTF_8);
        assertThat(findings(file)).isEmpty();
        var leaves = (ArrayNode) CanonicalJson.read(file).at("/raiz/elos");
        var changed = file.replace(leaves.get(2).asString(), leaves.get(1).asString());
        assertThat(findings(changed)).containsExactly("raiz.raiz: não é a dos elos");
    }

    private static ObjectNode withBill(ObjectNode correction, String name, String value) {
        ((ObjectNode) correction.get("conta")).put(name, value);
        return correction;
    }

    private static ObjectNode past(ObjectNode bill) {
        return (ObjectNode) bill.at("/estimativa/ciclos/0");
    }

    private static List<String> changed(int place, UnaryOperator<ObjectNode> change) {
        return signed(place, its -> its.with(change));
    }

    /// What is found where a link's content is another, and all digests and the signature are made
    /// for it.
    private static List<String> signed(int place, UnaryOperator<Content> change) {
        var contents = new ArrayList<>(ProvedChains.contents());
        contents.set(place, change.apply(contents.get(place)));
        return findings(new String(ProvedChains.file(contents), StandardCharsets.UTF_8));
    }

    private static String file() {
        return new String(ProvedChains.file(), StandardCharsets.UTF_8);
    }

    private static List<String> findings(String file) {
        return FileCheck.of(
                        file.getBytes(StandardCharsets.UTF_8),
                        RulePacks.bundled(),
                        ProvedBills.KEY.publicKey())
                .findings();
    }
}

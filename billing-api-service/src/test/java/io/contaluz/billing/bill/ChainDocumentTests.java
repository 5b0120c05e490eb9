package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.tariff.RulePacks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An invoice, a payment of it, and a correction of it, in one chain.
class ChainDocumentTests {

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
        var cut =
                new ChainDocument(ProvedChains.head(3), ProvedChains.entries().subList(0, 2))
                        .file();
        assertThat(findings(new String(cut, StandardCharsets.UTF_8)))
                .containsExactly("cadeia.elos: está 3, e são 2", "cadeia.fim: não é o último elo");
    }

    @Test
    void aChainWithALinkTakenOutIsNoticed() {
        var all = new ArrayList<>(ProvedChains.entries());
        all.remove(1);
        var file = new ChainDocument(ProvedChains.head(2), all).file();
        assertThat(findings(new String(file, StandardCharsets.UTF_8)))
                .contains("elos[1] (correcao).prova.anterior: não é o elo de antes");
    }

    @Test
    void aRootFollowsFromItsLeaves() {
        var file = new String(ProvedBills.root(), StandardCharsets.UTF_8);
        assertThat(findings(file)).isEmpty();
        var leaf = CanonicalJson.read(file).at("/raiz/elos/2").asString();
        var other = CanonicalJson.read(file).at("/raiz/elos/1").asString();
        assertThat(findings(file.replace(leaf, other)))
                .containsExactly("raiz.raiz: não é a dos elos");
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

package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import io.contaluz.billing.SchemaOwner;
import io.contaluz.billing.invoicing.BilledGroup;
import io.contaluz.billing.tariff.RulePacks;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the service exports, verified as anybody can.
@BillingTest
class ExportIntegrationTests {

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private Environment environment;

    @Test
    void whatIsExportedFollows() throws Exception {
        var group = new BilledGroup(api, jdbc, "prova1");
        for (var matricula : List.of("PROVA1", "PROVA2", "PROVA3")) {
            group.add(matricula, matricula.equals("PROVA2") ? "branca" : "convencional");
            group.read(matricula, "2025-05-31", 99_000);
            group.read(matricula, "2025-06-12", 99_100);
            group.read(matricula, "2025-07-10", 99_230);
        }
        int cycle = group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        for (var matricula : List.of("PROVA1", "PROVA2", "PROVA3")) {
            var exported =
                    api.get("/api/v1/faturas/%d/exportacao".formatted(group.latest(matricula)));
            assertThat(exported.statusCode()).as(exported.body()).isEqualTo(200);
            assertThat(findings(exported.body())).isEmpty();
        }
        var root = api.get("/api/v1/ciclos/%d/raiz".formatted(cycle)).body();
        assertThat(findings(root)).isEmpty();
        assertThat(Api.read(api.get("/api/v1/ciclos/%d/raiz".formatted(cycle))).at("/raiz/elos"))
                .hasSize(3);
    }

    @Test
    void aChainHoldsInvoicesPaymentsAndCorrections() throws Exception {
        var group = new BilledGroup(api, jdbc, "prova2");
        group.add("PROVA4", "convencional");
        group.read("PROVA4", "2025-06-01", 0);
        group.read("PROVA4", "2025-07-01", 200);
        group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        long id = group.latest("PROVA4");
        api.post(
                "/api/v1/faturas/%d/pagamentos".formatted(id),
                "{\"data\":\"2025-07-10\",\"meio\":\"pix\",\"valor\":225.41,\"referencia\":\"a\"}");
        api.post(
                "/api/v1/unidades/PROVA4/medicoes/revisoes",
                """
                {"data_hora":"2025-07-01T00:00:00-03:00","estado":"editada","consumo":190,
                 "quem":"teste","motivo":"releitura"}
                """);
        api.post(
                "/api/v1/faturas/%d/correcoes".formatted(id),
                "{\"forma\":\"nota_credito\",\"quem\":\"teste\",\"motivo\":\"releitura\"}");
        var chain = api.get("/api/v1/unidades/PROVA4/cadeia");
        assertThat(Api.read(chain).path("elos"))
                .extracting(link -> link.path("tipo").asString())
                .containsExactly("fatura", "pagamento", "correcao");
        assertThat(findings(chain.body())).isEmpty();
        var changed = chain.body().replace("\"valor_centavos\":22541", "\"valor_centavos\":2541");
        assertThat(findings(changed))
                .containsExactly("elos[1] (pagamento).prova.resumo: não é do conteúdo");
    }

    @Test
    void whatNothingIsSignedOfIsSignedWhenTheCycleIsClosedAgain() throws Exception {
        var group = new BilledGroup(api, jdbc, "prova3");
        group.add("PROVA5", "convencional");
        group.read("PROVA5", "2025-06-01", 0);
        group.read("PROVA5", "2025-07-01", 200);
        int cycle = group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        var bill = "/api/v1/faturas/%d/exportacao".formatted(group.latest("PROVA5"));
        SchemaOwner.of(environment)
                .sql("delete from tree_root where tree = :tree")
                .param("tree", cycle)
                .update();
        assertThat(api.get(bill).statusCode()).isEqualTo(409);
        group.close(cycle);
        assertThat(findings(api.get(bill).body())).isEmpty();
        var published = Api.read(api.get(bill)).at("/prova/publicacao");
        assertThat(published.path("ciclo").asInt()).isEqualTo(cycle);
        assertThat(published.path("grupo").asString()).isEqualTo("prova3");
        assertThat(published.path("inicio").asString()).isEqualTo("2025-06-01");
        assertThat(published.path("fim").asString()).isEqualTo("2025-07-01");
    }

    @Test
    void aChainThatWasTamperedWithIsNotSigned() throws Exception {
        var group = new BilledGroup(api, jdbc, "prova4");
        group.add("PROVA6", "convencional");
        group.read("PROVA6", "2025-06-01", 0);
        group.read("PROVA6", "2025-07-01", 200);
        group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        long id = group.latest("PROVA6");
        for (var reference : List.of("a", "b")) {
            api.post(
                    "/api/v1/faturas/%d/pagamentos".formatted(id),
                    "{\"data\":\"2025-07-10\",\"meio\":\"pix\",\"valor\":1,\"referencia\":\"%s\"}"
                            .formatted(reference));
        }
        var chain = "/api/v1/unidades/PROVA6/cadeia";
        assertThat(findings(api.get(chain).body())).isEmpty();
        var owner = SchemaOwner.of(environment);
        int point =
                owner.sql("select usage_point_id from usage_point where matricula = 'PROVA6'")
                        .query(Integer.class)
                        .single();
        var changes = new LinkedHashMap<String, String>();
        changes.put(
                "update payment set amount_centavos = 101 where payment_id = (select reference"
                        + " from chain_link where position = 3 and usage_point_id = :point)",
                "não está como foi registrado");
        changes.put(
                "delete from chain_link where position = 3 and usage_point_id = :point",
                "não tem tudo o que foi registrado");
        changes.put(
                "update chain_link set position = 4 where position = 2 and usage_point_id = :point",
                "não segue no elo 2");
        changes.put(
                "update chain_link set content = sha256('x') where position = 1"
                        + " and usage_point_id = :point",
                "não segue no elo 1");
        for (var change : changes.entrySet()) {
            assertThat(owner.sql(change.getKey()).param("point", point).update()).isEqualTo(1);
            var refused = api.get(chain);
            assertThat(refused.statusCode()).as(change.getKey()).isEqualTo(409);
            assertThat(refused.body()).contains(change.getValue());
        }
    }

    @Test
    void aLaterRootBeginsWithWhatWasPublishedBefore() throws Exception {
        var group = new BilledGroup(api, jdbc, "prova5");
        for (var matricula : List.of("PROVA7", "PROVA8", "PROVA9")) {
            group.add(matricula, "convencional");
        }
        group.read("PROVA7", "2025-06-01", 0);
        group.read("PROVA7", "2025-07-01", 200);
        int cycle = group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        var root = "/api/v1/ciclos/%d/raiz".formatted(cycle);
        var first = api.get(root).body();
        group.read("PROVA8", "2025-06-01", 0);
        group.read("PROVA8", "2025-07-01", 300);
        group.close(cycle);
        assertThat(Api.read(api.get(root)).at("/raiz/faturas").asInt()).isEqualTo(2);
        assertThat(api.get(root + "?faturas=1").body()).isEqualTo(first);
        assertThat(api.get(root + "?faturas=3").statusCode()).isEqualTo(404);

        SchemaOwner.of(environment)
                .sql("delete from chain_link where tree = :tree and reference = :invoice")
                .param("tree", cycle)
                .param("invoice", group.latest("PROVA7"))
                .update();
        var bill = "/api/v1/faturas/%d/exportacao".formatted(group.latest("PROVA8"));
        for (var route : List.of(root, root + "?faturas=1", bill)) {
            assertThat(api.get(route).statusCode()).as(route).isEqualTo(409);
        }
        group.read("PROVA9", "2025-06-01", 0);
        group.read("PROVA9", "2025-07-01", 400);
        group.close(cycle);
        assertThat(group.invoices("PROVA9")).hasSize(1);
        assertThat(signed(cycle)).containsExactly(1, 2);
    }

    /// How many invoices the signed roots of a cycle are of.
    private List<Integer> signed(int cycle) {
        return jdbc.sql("select leaves from tree_root where tree = :tree order by leaves")
                .param("tree", cycle)
                .query(Integer.class)
                .list();
    }

    private List<String> findings(String file) throws Exception {
        var bytes = file.getBytes(StandardCharsets.UTF_8);
        return FileCheck.of(bytes, RulePacks.bundled(), key(file)).findings();
    }

    private PublicKey key(String file) throws Exception {
        var name = file.replaceAll("(?s).*\"chave\":\"([0-9a-f]{16})\".*", "$1");
        var pem = api.get("/api/v1/chaves-de-fatura/" + name);
        assertThat(pem.statusCode()).isEqualTo(200);
        var base64 = pem.body().replaceAll("-----[A-Z ]+-----|\\s", "");
        return BillKey.publicKey(Base64.getDecoder().decode(base64));
    }
}

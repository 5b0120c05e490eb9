package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// An invoice's life: draft, issued, paid late or too much, corrected; and what the next one takes
/// up of it.
@BillingTest
class BillLifeIntegrationTests {

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    @Test
    void aDraftIsReplacedUntilItIsIssuedAndCannotBePaid() throws Exception {
        var group = new BilledGroup(api, jdbc, "vida1");
        group.add("VIDA1", "convencional");
        group.read("VIDA1", "2025-06-01", 0);
        group.read("VIDA1", "2025-07-01", 100);
        int cycle = group.open("2025-06-01", "2025-07-01", "2025-07-15");
        draft(cycle, "VIDA1", group, "100");
        var draft = group.invoices("VIDA1").get(0);
        assertThat(draft.path("estado").asString()).isEqualTo("rascunho");
        assertThat(pay(draft.path("id").asLong(), "2025-07-10", "1.00", "a").statusCode())
                .isEqualTo(409);
        assertThat(api.get(invoice(draft, "/exportacao")).statusCode()).isEqualTo(409);
        assertThat(api.get(invoice(draft, "/pdf")).body()).startsWith("%PDF-");

        edit("VIDA1", "2025-07-01", 200);
        draft(cycle, "VIDA1", group, "200");

        group.close(cycle);
        assertThat(group.invoices("VIDA1")).hasSize(1);
        assertThat(group.invoices("VIDA1").get(0).path("estado").asString()).isEqualTo("emitida");
        assertThat(api.post("/api/v1/ciclos/%d/rascunhos".formatted(cycle), "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatIsPaidLateCostsFineAndInterestOnTheNextInvoice() throws Exception {
        var group = billed("vida2", "VIDA2");
        group.read("VIDA2", "2025-04-30", 200);
        long first = group.latest("VIDA2");
        // R$ 204.50 and 9.50 of street lighting, of which nothing is taken: V9, 17 days late.
        assertThat(group.invoices("VIDA2").get(0).path("total").decimalValue())
                .isEqualByComparingTo("214.00");
        assertThat(pay(first, "2025-04-27", "214.00", "p").statusCode()).isEqualTo(201);
        group.bill("2025-03-31", "2025-04-30", "2025-05-10");
        var lines = lines(group.latest("VIDA2"));
        assertThat(text(line(lines, "multa"), "valor")).isEqualTo("4.09");
        assertThat(line(lines, "juros").path("valor").decimalValue().doubleValue())
                .isEqualTo(1.158833, org.assertj.core.data.Offset.offset(0.000001));
        assertThat(line(lines, "multa").path("titulo").asString())
                .isEqualTo("Multa da fatura %09d, paga com 17 dias de atraso".formatted(first));
        explainsTheFineAndTheInterest(group.latest("VIDA2"), first);
    }

    private void explainsTheFineAndTheInterest(long id, long late) throws Exception {
        var explained = Api.read(api.get("/api/v1/faturas/%d/explicacao".formatted(id)));
        var fine = line(explained.path("linhas"), "multa");
        var interest = line(explained.path("linhas"), "juros");
        assertThat(fine.path("formula").asString()).isEqualTo("204,5 × 2 %");
        assertThat(interest.path("formula").asString()).isEqualTo("204,5 × 1 % × 17 ÷ 30");
        assertThat(texts(fine.path("entradas"), "nome")).containsExactly("base", "multa");
        assertThat(texts(interest.path("entradas"), "nome"))
                .containsExactly("base", "juros ao mês", "dias de atraso", "dias do mês");
        assertThat(texts(interest.path("regras"), "regra"))
                .containsExactly("brasil.late_payment[2019-06-01]");
        assertThat(interest.path("leituras")).isEmpty();
        var payment = interest.path("atraso");
        assertThat(payment.path("fatura").asString()).isEqualTo("%09d".formatted(late));
        assertThat(payment.path("pagamento").asString()).isEqualTo("p");
        assertThat(payment.path("vencimento").asString()).isEqualTo("2025-04-10");
        assertThat(payment.path("pago_em").asString()).isEqualTo("2025-04-27");
    }

    @Test
    void aCreditIsTakenUpAsFarAsTheInvoiceGoesAndTheRestByTheOneAfter() throws Exception {
        var group = billed("vida3", "VIDA3");
        group.read("VIDA3", "2025-04-30", 300);
        group.read("VIDA3", "2025-05-30", 400);
        assertThat(pay(group.latest("VIDA3"), "2025-04-10", "414.00", "p").statusCode())
                .isEqualTo(201);
        group.bill("2025-03-31", "2025-04-30", "2025-05-10");
        assertThat(group.invoices("VIDA3").get(0).path("total").decimalValue())
                .isEqualByComparingTo("0");
        var lines = lines(group.latest("VIDA3"));
        assertThat(text(line(lines, "credito"), "valor")).isEqualTo("-200");
        var passedOn = line(lines, "ajuste").path("valor").decimalValue();
        assertThat(passedOn).isPositive();
        group.bill("2025-04-30", "2025-05-30", "2025-06-10");
        assertThat(line(lines(group.latest("VIDA3")), "credito").path("valor").decimalValue())
                .isEqualByComparingTo(passedOn.negate());
        assertThat(waiting("VIDA3")).isZero();
    }

    @Test
    void withoutReadingsTheMeanOfTheCyclesBeforeIsBilledAndPutRightLater() throws Exception {
        var group = billed("vida4", "VIDA4");
        group.read("VIDA4", "2025-04-30", 301);
        group.bill("2025-03-31", "2025-04-30", "2025-05-10");
        group.bill("2025-04-30", "2025-05-30", "2025-06-10");
        long id = group.latest("VIDA4");
        var estimated = group.invoices("VIDA4").get(0);
        assertThat(estimated.path("estimada").asBoolean()).isTrue();
        assertThat(estimated.path("consumo_kwh").decimalValue()).isEqualByComparingTo("150.5");
        var bill = Api.read(api.get("/api/v1/faturas/" + id)).path("conta");
        assertThat(bill.at("/estimativa/ciclos")).hasSize(2);
        assertThat(api.get("/api/v1/faturas/%d/pdf".formatted(id)).body()).startsWith("%PDF-");
        assertThat(api.get("/api/v1/faturas/%d/correcao".formatted(id)).statusCode())
                .isEqualTo(409);

        group.read("VIDA4", "2025-05-30", 391);
        var preview = Api.read(api.get("/api/v1/faturas/%d/correcao".formatted(id)));
        assertThat(preview.path("diferenca").decimalValue()).isNegative();
        assertThat(preview.path("registros")).hasSize(2);
    }

    @Test
    void anEditedReadingIsGivenBackTwiceByTheNextInvoice() throws Exception {
        var group = billed("vida5", "VIDA5");
        long id = group.latest("VIDA5");
        assertThat(correct(id, "proxima_fatura").statusCode()).isEqualTo(409);
        edit("VIDA5", "2025-03-31", 150);
        var preview = Api.read(api.get("/api/v1/faturas/%d/correcao".formatted(id)));
        assertThat(preview.at("/registros/0/registro_wh_antes").asLong()).isEqualTo(200_000);
        assertThat(preview.at("/registros/0/registro_wh_agora").asLong()).isEqualTo(150_000);
        assertThat(preview.at("/registros/0/estado_agora").asString()).isEqualTo("editada");
        var difference = preview.path("diferenca").decimalValue();
        assertThat(difference).isEqualByComparingTo("-51.12");
        assertThat(preview.path("ajuste").decimalValue()).isEqualByComparingTo("-102.24");
        assertThat(preview.path("limite").asString()).contains("2 vezes");

        var differing = Api.read(api.get("/api/v1/unidades/VIDA5/divergencias"));
        assertThat(differing).hasSize(1);
        assertThat(differing.at("/0/fatura").asLong()).isEqualTo(id);

        assertThat(correct(id, "proxima_fatura").statusCode()).isEqualTo(201);
        assertThat(correct(id, "proxima_fatura").statusCode()).isEqualTo(409);
        assertThat(Api.read(api.get("/api/v1/unidades/VIDA5/divergencias"))).isEmpty();
        assertThat(group.invoices("VIDA5").get(0).path("estado").asString()).isEqualTo("corrigida");
        assertThat(Api.read(api.get("/api/v1/faturas/%d/correcoes".formatted(id)))).hasSize(1);
        group.read("VIDA5", "2025-04-30", 350);
        group.bill("2025-03-31", "2025-04-30", "2025-05-10");
        assertThat(text(line(lines(group.latest("VIDA5")), "credito"), "valor"))
                .isEqualTo("-102.24");
    }

    @Test
    void anInvoiceWhoseReadingsNoLongerTellItsEnergyIsListedWithTheReason() throws Exception {
        var group = billed("vida15", "VIDA15");
        reject("VIDA15", "2025-03-31");
        var rejected = Api.read(api.get("/api/v1/unidades/VIDA15/divergencias"));
        assertThat(rejected).hasSize(1);
        assertThat(rejected.at("/0/fatura").asLong()).isEqualTo(group.latest("VIDA15"));
        assertThat(rejected.at("/0/motivo").asString())
                .isEqualTo("Faltam medições no início ou no fim do ciclo.");
        assertThat(rejected.at("/0/diferenca").isMissingNode()).isTrue();

        var other = new BilledGroup(api, jdbc, "vida16");
        other.add("VIDA16", "convencional");
        other.read("VIDA16", "2025-03-01", 100);
        other.read("VIDA16", "2025-03-31", 200);
        other.bill("2025-03-01", "2025-03-31", "2025-04-10");
        other.read("VIDA16", "2025-03-10", 20);
        other.read("VIDA16", "2025-03-20", 30);
        edit("VIDA16", "2025-03-31", 40);
        var fallen = Api.read(api.get("/api/v1/unidades/VIDA16/divergencias"));
        assertThat(fallen.at("/0/fatura").asLong()).isEqualTo(other.latest("VIDA16"));
        assertThat(fallen.at("/0/motivo").asString()).startsWith("O registro caiu");
    }

    @Test
    void whatWasEstimatedForWantOfReadingsDoesNotDifferForWantOfThem() throws Exception {
        var group = billed("vida17", "VIDA17");
        group.bill("2025-03-31", "2025-04-30", "2025-05-10");
        assertThat(group.invoices("VIDA17").get(0).path("estimada").asBoolean()).isTrue();
        assertThat(Api.read(api.get("/api/v1/unidades/VIDA17/divergencias"))).isEmpty();
    }

    @Test
    void aCorrectionThatIsTakenBackLeavesNothing() throws Exception {
        var group = billed("vida10", "VIDA10");
        long id = group.latest("VIDA10");
        edit("VIDA10", "2025-03-31", 150);
        assertThat(correct(id, "proxima_fatura").statusCode()).isEqualTo(201);
        edit("VIDA10", "2025-03-31", 200);
        assertThat(correct(id, "proxima_fatura").statusCode()).isEqualTo(201);
        group.read("VIDA10", "2025-04-30", 400);
        group.bill("2025-03-31", "2025-04-30", "2025-05-10");
        var lines = lines(group.latest("VIDA10"));
        assertThat(text(line(lines, "credito"), "valor")).isEqualTo("-102.24");
        assertThat(text(line(lines, "ajuste"), "valor")).isEqualTo("102.24");
    }

    @Test
    void aCreditNoteIsTakenOfWhatIsStillToBePaid() throws Exception {
        var group = billed("vida11", "VIDA11");
        long id = group.latest("VIDA11");
        edit("VIDA11", "2025-03-31", 150);
        assertThat(correct(id, "nota_credito").statusCode()).isEqualTo(201);
        assertThat(waiting("VIDA11")).isZero();
        // R$ 214.00 less 102.24: what is paid above it goes to the next invoice.
        assertThat(pay(id, "2025-04-10", "112.76", "p").statusCode()).isEqualTo(201);
        var noted = Api.read(api.get("/api/v1/faturas/%d/lancamentos".formatted(id)));
        assertThat(noted).hasSize(1);
        assertThat(text(noted.get(0), "valor")).isEqualTo("-1");
    }

    @Test
    void aCycleThatHasNotEndedIsNotClosed() throws Exception {
        var group = new BilledGroup(api, jdbc, "vida12");
        var today = LocalDate.now(ZoneOffset.UTC);
        int cycle =
                group.open(
                        today.minusDays(20).toString(),
                        today.plusDays(10).toString(),
                        today.plusDays(20).toString());
        assertThat(api.post("/api/v1/ciclos/%d/fechamento".formatted(cycle), "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aCycleIsClosedAfterTheEarlierOnesOfItsGroup() throws Exception {
        var group = new BilledGroup(api, jdbc, "vida13");
        var other = new BilledGroup(api, jdbc, "vida14");
        other.open("2025-01-01", "2025-01-31", "2025-02-10");
        int first = group.open("2025-01-01", "2025-01-31", "2025-02-10");
        int second = group.open("2025-01-31", "2025-03-02", "2025-03-10");
        var refused = api.post("/api/v1/ciclos/%d/fechamento".formatted(second), "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.read(refused).path("detail").asString())
                .isEqualTo(
                        "O ciclo %d do grupo 'vida13', de 2025-01-01 a 2025-01-31, vem antes e ainda não está fechado."
                                .formatted(first));
        group.close(first);
        group.close(second);
        group.close(first);
        group.close(second);
    }

    @Test
    void whatWasBilledTooLittleIsTakenOfTheLastThreeCyclesOnly() throws Exception {
        var group = new BilledGroup(api, jdbc, "vida6");
        group.add("VIDA6", "convencional");
        group.read("VIDA6", "2025-01-01", 0);
        group.read("VIDA6", "2025-01-31", 100);
        group.read("VIDA6", "2025-03-02", 200);
        group.read("VIDA6", "2025-04-01", 300);
        group.read("VIDA6", "2025-05-01", 400);
        group.bill("2025-01-01", "2025-01-31", "2025-02-10");
        long first = group.latest("VIDA6");
        group.bill("2025-01-31", "2025-03-02", "2025-03-10");
        long second = group.latest("VIDA6");
        group.bill("2025-03-02", "2025-04-01", "2025-04-10");
        group.bill("2025-04-01", "2025-05-01", "2025-05-10");
        edit("VIDA6", "2025-01-31", 110);
        var tooLate = Api.read(api.get("/api/v1/faturas/%d/correcao".formatted(first)));
        assertThat(tooLate.path("diferenca").decimalValue()).isPositive();
        assertThat(tooLate.path("ciclos_atras").asInt()).isEqualTo(4);
        assertThat(tooLate.path("ajuste").decimalValue()).isZero();
        assertThat(tooLate.path("limite").asString()).contains("últimos 3 ciclos");
        var givenBack = Api.read(api.get("/api/v1/faturas/%d/correcao".formatted(second)));
        assertThat(givenBack.path("diferenca").decimalValue()).isNegative();
        edit("VIDA6", "2025-01-31", 90);
        assertThat(correct(second, "nota_credito").statusCode()).isEqualTo(409);
        var taken = correct(second, "proxima_fatura");
        assertThat(taken.statusCode()).isEqualTo(201);
        // 10 kWh more at R$ 0.80, taxes inside, and the COSIP of above 100 in place of above 50.
        assertThat(Api.read(taken).path("ajuste").decimalValue()).isEqualByComparingTo("15.72");
    }

    @Test
    void correctionsAreNotChanged() throws Exception {
        var group = billed("vida7", "VIDA7");
        edit("VIDA7", "2025-03-31", 190);
        assertThat(correct(group.latest("VIDA7"), "nota_credito").statusCode()).isEqualTo(201);
        assertThat(waiting("VIDA7")).isZero();
        assertThatThrownBy(() -> jdbc.sql("update correction set adjustment = 0").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from chain_link").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatSomebodyNotesIsTakenUpOnceByTheNextInvoice() throws Exception {
        var group = billed("vida9", "VIDA9");
        group.read("VIDA9", "2025-04-30", 300);
        long id = group.latest("VIDA9");
        assertThat(note(id, "correcao_monetaria", "1.234567", "ipca")).isEqualTo(201);
        assertThat(note(id, "correcao_monetaria", "1.234567", "ipca")).isEqualTo(200);
        assertThat(note(id, "correcao_monetaria", "2", "ipca")).isEqualTo(409);
        assertThat(note(id, "credito", "2", "a")).isEqualTo(400);
        assertThat(note(id, "multa", "2", "a")).isEqualTo(400);
        group.bill("2025-03-31", "2025-04-30", "2025-05-10");
        long next = group.latest("VIDA9");
        assertThat(text(line(lines(next), "correcao_monetaria"), "valor")).isEqualTo("1.234567");
        var noted = Api.read(api.get("/api/v1/faturas/%d/lancamentos".formatted(id)));
        assertThat(noted.at("/0/fatura_que_cobra").asLong()).isEqualTo(next);
    }

    /// A usage point that is billed 200 kWh for March 2025: R$ 214.00, due on 10 April.
    private BilledGroup billed(String name, String matricula) throws Exception {
        var group = new BilledGroup(api, jdbc, name);
        group.add(matricula, "convencional");
        group.read(matricula, "2025-03-01", 0);
        group.read(matricula, "2025-03-31", 200);
        group.bill("2025-03-01", "2025-03-31", "2025-04-10");
        return group;
    }

    private int note(long id, String kind, String amount, String reference) throws Exception {
        return api.post(
                        "/api/v1/faturas/%d/lancamentos".formatted(id),
                        "{\"tipo\":\"%s\",\"titulo\":\"teste\",\"valor\":%s,\"referencia\":\"%s\"}"
                                .formatted(kind, amount, reference))
                .statusCode();
    }

    @Test
    void anExplanationHasEveryInputWithItsRuleAndReadings() throws Exception {
        var group = new BilledGroup(api, jdbc, "vida8");
        group.add("VIDA8", "convencional");
        group.read("VIDA8", "2025-06-01", 1000);
        group.read("VIDA8", "2025-07-01", 1200);
        group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        var path = "/api/v1/faturas/%d/explicacao".formatted(group.latest("VIDA8"));
        var explained = Api.read(api.get(path));
        var energy = explained.at("/linhas/0");
        assertThat(energy.path("formula").asString()).isEqualTo("200 × 0,8 ÷ 0,782362");
        assertThat(texts(energy.path("entradas"), "nome"))
                .containsExactly(
                        "dias", "quantidade", "tarifa sem tributos", "tributos por dentro");
        assertThat(texts(energy.path("regras"), "regra"))
                .contains("demonstracao.icms[SP, 2024-01-01]");
        assertThat(texts(explained.at("/linhas/1/regras"), "artigo"))
                .anyMatch(its -> its.contains("291"));
        assertThat(energy.path("leituras"))
                .extracting(JsonNode::asString)
                .containsExactly("VIDA8/2025-06-01T03:00:00Z", "VIDA8/2025-07-01T03:00:00Z");
        assertThat(explained.at("/total/valor").decimalValue()).isEqualByComparingTo("225.41");
    }

    /// Has the drafts computed, and waits until a usage point's has so many kWh.
    private void draft(int cycle, String matricula, BilledGroup group, String kilowattHours)
            throws Exception {
        var answer = api.post("/api/v1/ciclos/%d/rascunhos".formatted(cycle), "");
        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(group.invoices(matricula))
                                .singleElement()
                                .extracting(its -> text(its, "consumo_kwh"))
                                .isEqualTo(kilowattHours));
    }

    private void edit(String matricula, String day, long kilowattHours) throws Exception {
        if (kilowattHours < 0) {
            return;
        }
        var answer =
                api.post(
                        "/api/v1/unidades/%s/medicoes/revisoes".formatted(matricula),
                        """
                        {"data_hora":"%sT00:00:00-03:00","estado":"editada","consumo":%d,
                         "quem":"teste","motivo":"foto do mostrador"}
                        """
                                .formatted(day, kilowattHours));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void reject(String matricula, String day) throws Exception {
        var answer =
                api.post(
                        "/api/v1/unidades/%s/medicoes/revisoes".formatted(matricula),
                        """
                        {"data_hora":"%sT00:00:00-03:00","estado":"rejeitada",
                         "quem":"teste","motivo":"medidor trocado por engano"}
                        """
                                .formatted(day));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> correct(long id, String form) throws Exception {
        return api.post(
                "/api/v1/faturas/%d/correcoes".formatted(id),
                "{\"forma\":\"%s\",\"quem\":\"teste\",\"motivo\":\"releitura\"}".formatted(form));
    }

    private HttpResponse<String> pay(long id, String day, String amount, String reference)
            throws Exception {
        return api.post(
                "/api/v1/faturas/%d/pagamentos".formatted(id),
                "{\"data\":\"%s\",\"meio\":\"pix\",\"valor\":%s,\"referencia\":\"%s\"}"
                        .formatted(day, amount, reference));
    }

    private int waiting(String matricula) {
        return jdbc.sql(
                        """
                        select count(*) from carried_entry join usage_point using (usage_point_id)
                        where matricula = :matricula and billed_by is null
                        """)
                .param("matricula", matricula)
                .query(Integer.class)
                .single();
    }

    private JsonNode lines(long id) throws Exception {
        return Api.read(api.get("/api/v1/faturas/" + id)).at("/conta/linhas");
    }

    private static JsonNode line(JsonNode lines, String kind) {
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(one -> one.path("tipo").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode node, String name) {
        BigDecimal value = node.path(name).decimalValue();
        return value.stripTrailingZeros().toPlainString();
    }

    private static List<String> texts(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(its -> its.path(name).asString())
                .toList();
    }

    private static String invoice(JsonNode invoice, String rest) {
        return "/api/v1/faturas/" + invoice.path("id").asLong() + rest;
    }
}

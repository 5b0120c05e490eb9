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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// From a cycle and its readings to invoices and their payments, over the routes.
@BillingTest
@ExtendWith(OutputCaptureExtension.class)
class InvoiceIntegrationTests {

    private static final String SUPPLY =
            "{\"modalidade\":\"%s\",\"ligacao\":\"monofasica\",\"uf\":\"SP\","
                    + "\"municipio\":\"Exemplo\",\"grupo\":\"%s\",\"a_partir_de\":\"2025-01-01\"}";

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private Environment environment;

    @Test
    void aCycleIsClosedIntoInvoicesThatExplainThemselves() throws Exception {
        var matricula = register("F1", "convencional", "g1");
        read(matricula, "2025-05-31T23:59:59-03:00", 1_000);
        read(matricula, "2025-06-01T00:00:00-03:00", 1_000);
        read(matricula, "2025-07-01T00:00:00-03:00", 1_200);
        int cycle = open("g1", "2025-06-01", "2025-07-01");
        close(cycle);
        var listed = invoices(matricula);
        assertThat(listed).hasSize(1);
        assertThat(number(listed.get(0), "total")).isEqualByComparingTo("225.41");
        assertThat(number(listed.get(0), "consumo_kwh")).isEqualByComparingTo("200");
        var whole = Api.read(api.get("/api/v1/faturas/" + listed.get(0).path("id").asLong()));
        var lines = whole.at("/conta/linhas");
        assertThat(texts(lines, "tipo")).containsExactly("energia", "bandeira", "cosip");
        assertThat(texts(lines, "formula"))
                .containsExactly("200 × 0,8 ÷ 0,782362", "200 × 0,04463 ÷ 0,782362", "9,5");
        assertThat(sum(lines, "impresso_centavos")).isEqualByComparingTo("22541");
        assertThat(texts(lines.get(0).path("origens"), "regra"))
                .contains(
                        "demonstracao.tariffs[ContaLuz Distribuidora, convencional, 2024-01-01]",
                        "demonstracao.icms[SP, 2024-01-01]");
        assertThat(whole.at("/conta/registros")).hasSize(2);
        var page = api.get("/api/v1/faturas/%d/pdf".formatted(listed.get(0).path("id").asLong()));
        assertThat(page.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(page.body()).startsWith("%PDF-");
    }

    @Test
    void theWhiteTariffIsBilledByTheHoursOfTheRegisters() throws Exception {
        var matricula = register("F2", "branca", "g2");
        long register = 0;
        for (var day = LocalDate.of(2025, 3, 1); day.isBefore(LocalDate.of(2025, 3, 31)); ) {
            for (int hour = 0; hour < 48; hour++) {
                var time = day.atTime(hour / 2, hour % 2 * 30) + ":00-03:00";
                read(matricula, time, register);
                register += 1;
            }
            day = day.plusDays(1);
        }
        read(matricula, "2025-03-31T00:00:00-03:00", register);
        close(open("g2", "2025-03-01", "2025-03-31"));
        var listed = invoices(matricula);
        var bill =
                Api.read(api.get("/api/v1/faturas/" + listed.get(0).path("id").asLong()))
                        .path("conta");
        // 1 kWh each half hour. March has 21 weekdays before its 31st; Carnival's Tuesday is the
        // 4th.
        int workingDays = 20 - 1;
        assertThat(number(bill.path("consumo_wh"), "ponta"))
                .isEqualByComparingTo(BigDecimal.valueOf(6000L * workingDays));
        assertThat(number(bill.path("consumo_wh"), "intermediario"))
                .isEqualByComparingTo(BigDecimal.valueOf(4000L * workingDays));
        assertThat(number(bill.path("consumo_wh"), "fora_ponta"))
                .isEqualByComparingTo(BigDecimal.valueOf(1_440_000 - 10_000L * workingDays));
    }

    @Test
    void aShortRegisterThatTurnsOverWithinTheCycleIsBilledForIt() throws Exception {
        var matricula = register("F13", "convencional", "g13");
        var meter =
                """
                {"numero_serie": "S13", "instalado_em": "2025-05-01T00:00:00-03:00", "digitos": 4,
                 "constante": 1, "registro_inicial": 0}
                """;
        assertThat(api.post("/api/v1/unidades/F13/medidores", meter).statusCode()).isEqualTo(201);
        read(matricula, "2025-06-01T00:00:00-03:00", 9_000);
        read(matricula, "2025-06-10T00:00:00-03:00", 9_900);
        read(matricula, "2025-06-11T00:00:00-03:00", 100);
        read(matricula, "2025-07-01T00:00:00-03:00", 9_500);
        close(open("g13", "2025-06-01", "2025-07-01"));
        assertThat(invoices(matricula).get(0).path("consumo_kwh").asInt()).isEqualTo(10_500);
    }

    @Test
    void whoCannotBeBilledIsNamedAndBilledOnceTheReadingsAreThere() throws Exception {
        var matricula = register("F3", "convencional", "g3");
        int cycle = open("g3", "2025-06-01", "2025-07-01");
        close(cycle);
        assertThat(api.get("/api/v1/ciclos/" + cycle + "/recusas").body())
                .isEqualTo(
                        "{\"itens\":[{\"matricula\":\"F3\",\"motivo\":"
                                + "\"Faltam medições no início ou no fim do ciclo.\"}],"
                                + "\"proximo_cursor\":null}");
        read(matricula, "2025-06-01T00:00:00-03:00", 0);
        read(matricula, "2025-07-01T00:00:00-03:00", 50);
        close(cycle);
        assertThat(invoices(matricula)).hasSize(1);
        assertThat(api.get("/api/v1/ciclos/" + cycle + "/recusas").body())
                .isEqualTo("{\"itens\":[],\"proximo_cursor\":null}");
    }

    @Test
    void refusalsAreListedPageByPage() throws Exception {
        for (int i = 1; i <= 5; i++) {
            register("F10-" + i, "convencional", "g10");
        }
        int cycle = open("g10", "2025-06-01", "2025-07-01");
        close(cycle);
        var path = "/api/v1/ciclos/%d/recusas?limite=2".formatted(cycle);
        var listed = new ArrayList<String>();
        var page = Api.read(api.get(path));
        listed.addAll(texts(page.path("itens"), "matricula"));
        while (!page.path("proximo_cursor").isNull()) {
            assertThat(page.path("itens")).hasSize(2);
            page = Api.read(api.get(path + "&cursor=" + page.path("proximo_cursor").asString()));
            listed.addAll(texts(page.path("itens"), "matricula"));
        }
        assertThat(listed).containsExactly("F10-1", "F10-2", "F10-3", "F10-4", "F10-5");
    }

    @Test
    void aThousandRequestsToCloseACycleThatIsBeingClosedCloseItOnceMoreAtMost(CapturedOutput log)
            throws Exception {
        for (var matricula : List.of("F4", "F4b", "F4c")) {
            register(matricula, "convencional", "g4");
            read(matricula, "2025-06-01T00:00:00-03:00", 0);
            read(matricula, "2025-07-01T00:00:00-03:00", 50);
        }
        int cycle = open("g4", "2025-06-01", "2025-07-01");
        var path = "/api/v1/ciclos/" + cycle;
        try (var held = HeldUsagePoint.of(environment, jdbc, "F4b")) {
            assertThat(api.post(path + "/fechamento", "").statusCode()).isEqualTo(202);
            held.awaitWaiting();
            try (var threads = Executors.newFixedThreadPool(4)) {
                var all =
                        IntStream.range(0, 1000)
                                .<Callable<Integer>>mapToObj(
                                        n -> () -> api.post(path + "/fechamento", "").statusCode())
                                .toList();
                for (var one : threads.invokeAll(all)) {
                    assertThat(one.get()).isEqualTo(202);
                }
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Api.read(api.get(path)).path("estado").asString().equals("fechado"));
        for (var matricula : List.of("F4", "F4b", "F4c")) {
            assertThat(invoices(matricula)).hasSize(1);
        }
        assertThat(log.getOut().split("cycle %d is being closed".formatted(cycle), -1))
                .as("what comes between two passes, or before and after them")
                .hasSize(3);
        assertThat(log.getOut().split("cycle %d is closed".formatted(cycle), -1)).hasSize(2);
    }

    @Test
    void cyclesOfAGroupFollowEachOtherAndHaveTheirLength() throws Exception {
        open("g5", "2025-06-01", "2025-07-01");
        assertThat(tryToOpen("g5", "2025-06-15", "2025-07-15").statusCode()).isEqualTo(409);
        assertThat(tryToOpen("g5", "2025-07-02", "2025-08-01").statusCode()).isEqualTo(409);
        assertThat(tryToOpen("g5", "2025-07-01", "2025-08-10").statusCode()).isEqualTo(400);
        assertThat(tryToOpen("g5", "2025-07-01", "2025-06-01").statusCode()).isEqualTo(400);
        assertThat(tryToOpen("g5", "2025-07-01", "2025-07-31").statusCode()).isEqualTo(201);
    }

    @Test
    void whatWasIssuedIsNotChanged() throws Exception {
        var matricula = register("F7", "convencional", "g7");
        read(matricula, "2025-06-01T00:00:00-03:00", 0);
        read(matricula, "2025-07-01T00:00:00-03:00", 50);
        close(open("g7", "2025-06-01", "2025-07-01"));
        var id = invoices(matricula).get(0).path("id").asLong();
        assertThatThrownBy(() ->
                        jdbc.sql("update invoice set total_centavos = 1 where invoice_id = :id")
                                .param("id", id)
                                .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        jdbc.sql("delete from invoice where invoice_id = :id")
                                .param("id", id)
                                .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void paymentsAreEntriesAndOneOfAReferenceIsOne() throws Exception {
        var matricula = register("F8", "convencional", "g8");
        read(matricula, "2025-06-01T00:00:00-03:00", 0);
        read(matricula, "2025-07-01T00:00:00-03:00", 50);
        close(open("g8", "2025-06-01", "2025-07-01"));
        var path = "/api/v1/faturas/" + invoices(matricula).get(0).path("id").asLong();
        var payment =
                "{\"data\":\"2025-07-20\",\"meio\":\"pix\",\"valor\":%s,\"referencia\":\"%s\"}";
        assertThat(pay(path, payment.formatted("10.50", "a"))).isEqualTo(201);
        assertThat(pay(path, payment.formatted("10.50", "a"))).isEqualTo(200);
        assertThat(pay(path, payment.formatted("11.50", "a"))).isEqualTo(409);
        assertThat(pay(path, payment.formatted("99.99", "b"))).isEqualTo(201);
        assertThat(pay(path, payment.formatted("-1", "c"))).isEqualTo(400);
        assertThat(pay(path, payment.formatted("1.005", "c"))).isEqualTo(400);
        assertThat(number(invoices(matricula).get(0), "pago")).isEqualByComparingTo("110.49");
        assertThat(Api.read(api.get(path + "/pagamentos"))).hasSize(2);
        assertThat(pay("/api/v1/faturas/0", payment.formatted("1", "c"))).isEqualTo(404);
    }

    @Test
    void aContractIsKeptOverTime() throws Exception {
        register("F9", "convencional", "g9");
        var later = SUPPLY.formatted("branca", "g9").replace("2025-01-01", "2025-06-01");
        assertThat(api.json("PUT", "/api/v1/unidades/F9/contrato", later).statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/unidades/F9/contrato").body()).contains("\"branca\"");
        var earlier = SUPPLY.formatted("social", "g9").replace("2025-01-01", "2025-03-01");
        assertThat(api.json("PUT", "/api/v1/unidades/F9/contrato", earlier).statusCode())
                .isEqualTo(409);
        var wrong = SUPPLY.formatted("outra", "g9");
        assertThat(api.json("PUT", "/api/v1/unidades/F9/contrato", wrong).statusCode())
                .isEqualTo(400);
    }

    @Test
    void termsThatAnIssuedInvoiceRestsOnAreNotReplaced() throws Exception {
        var matricula = register("F11", "convencional", "g11");
        read(matricula, "2025-06-01T00:00:00-03:00", 0);
        read(matricula, "2025-07-01T00:00:00-03:00", 50);
        close(open("g11", "2025-06-01", "2025-07-01"));
        var same = SUPPLY.formatted("convencional", "g11");
        assertThat(terms("F11", same.replace("SP", "RJ"))).isEqualTo(409);
        assertThat(terms("F11", same.replace("Exemplo", "Outro"))).isEqualTo(409);
        assertThat(terms("F11", same.replace("monofasica", "trifasica"))).isEqualTo(409);
        assertThat(terms("F11", SUPPLY.formatted("branca", "g11"))).isEqualTo(409);
        assertThat(api.get("/api/v1/unidades/F11/contrato").body())
                .contains("\"convencional\"", "\"monofasica\"", "\"SP\"", "\"Exemplo\"");
        assertThat(terms("F11", SUPPLY.formatted("convencional", "g11b"))).isEqualTo(409);
        assertThat(terms("F11", same.replace("}", ",\"tensao_nominal\":127}"))).isEqualTo(200);
        // The invoice is of the days before 1 July.
        var from = SUPPLY.formatted("branca", "g11b");
        assertThat(terms("F11", from.replace("2025-01-01", "2025-06-30"))).isEqualTo(409);
        assertThat(terms("F11", from.replace("2025-01-01", "2025-07-01"))).isEqualTo(200);
    }

    @Test
    void termsDoNotChangeUnderAClosing() throws Exception {
        register("F12", "convencional", "g12");
        int cycle = open("g12", "2025-06-01", "2025-07-01");
        var other = SUPPLY.formatted("branca", "g12").replace("2025-01-01", "2025-06-30");
        state(cycle, "closing");
        assertThat(terms("F12", other)).isEqualTo(409);
        assertThat(terms("F12", other.replace("2025-06-30", "2025-07-01"))).isEqualTo(200);
    }

    private void state(int cycle, String state) {
        jdbc.sql("update billing_cycle set state = :state where billing_cycle_id = :id")
                .param("state", state)
                .param("id", cycle)
                .update();
    }

    private int terms(String matricula, String terms) throws Exception {
        var path = "/api/v1/unidades/%s/contrato".formatted(matricula);
        return api.json("PUT", path, terms).statusCode();
    }

    private String register(String matricula, String modality, String group) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"%s\"}".formatted(matricula));
        var answer =
                api.json(
                        "PUT",
                        "/api/v1/unidades/%s/contrato".formatted(matricula),
                        SUPPLY.formatted(modality, group));
        assertThat(answer.statusCode()).isEqualTo(200);
        return matricula;
    }

    private void read(String matricula, String time, long kilowattHours) {
        BilledGroup.readAt(jdbc, matricula, time, kilowattHours);
    }

    private int open(String group, String start, String end) throws Exception {
        var answer = tryToOpen(group, start, end);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer).path("id").asInt();
    }

    private HttpResponse<String> tryToOpen(String group, String start, String end)
            throws Exception {
        return api.post(
                "/api/v1/ciclos",
                "{\"grupo\":\"%s\",\"inicio\":\"%s\",\"fim\":\"%s\",\"vencimento\":\"2025-12-15\",\"pacote_regras\":\"demonstracao\"}"
                        .formatted(group, start, end));
    }

    private void close(int cycle) throws Exception {
        var answer = api.post("/api/v1/ciclos/%d/fechamento".formatted(cycle), "");
        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        Api.read(api.get("/api/v1/ciclos/" + cycle))
                                .path("estado")
                                .asString()
                                .equals("fechado"));
    }

    private JsonNode invoices(String matricula) throws Exception {
        return Api.read(api.get("/api/v1/unidades/%s/faturas".formatted(matricula))).path("itens");
    }

    private int pay(String path, String payment) throws Exception {
        return api.post(path + "/pagamentos", payment).statusCode();
    }

    private static BigDecimal number(JsonNode node, String name) {
        return node.path(name).decimalValue();
    }

    private static List<String> texts(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(its -> its.path(name).asString())
                .toList();
    }

    private static BigDecimal sum(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(its -> its.path(name).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

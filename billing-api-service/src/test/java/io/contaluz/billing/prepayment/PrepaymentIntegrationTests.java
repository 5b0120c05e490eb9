package io.contaluz.billing.prepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import io.contaluz.billing.money.Money;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import tools.jackson.databind.JsonNode;

/// Prepayment over the routes, from the start on: in June 2025 R$ 53.98 buy 50 kWh. Each test runs
/// the rounds that it wants; the service's own are off.
@BillingTest
@TestPropertySource(properties = "contaluz.prepayment.every=0")
class PrepaymentIntegrationTests {

    private static final ClockForTests CLOCK = new ClockForTests();

    @TestBean Clock clock;
    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private UsagePointRegistry usagePoints;
    @Autowired private Prepaying prepaying;
    @Autowired private CreditRound round;

    static Clock clock() {
        return CLOCK;
    }

    @BeforeEach
    void itIsTheFirstDay() {
        CLOCK.set("2025-06-01T12:00:00Z");
    }

    /// V10 of the reference.
    @Test
    void v10StartsWithTwentyOwedUsesThemRepaysThemFromFiftyAndIsRefusedFour() throws Exception {
        var started = start("PP1");
        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(credit("PP1")).isEqualTo("20 20 suficiente");
        read("PP1", "2025-06-01T03:00:00Z", 0);
        read("PP1", "2025-06-03T03:00:00Z", 20_000);
        CLOCK.set("2025-06-03T12:00:00Z");
        assertThat(credit("PP1")).isEqualTo("0 20 esgotado");
        var bought = Api.read(buy("PP1", "53.98", "a"));
        assertThat(bought.path("energia_kwh").decimalValue()).isEqualByComparingTo("50");
        assertThat(bought.path("quitado_kwh").decimalValue()).isEqualByComparingTo("20");
        assertThat(bought.path("formula").asString())
                .isEqualTo("53,98 × 0,782362 ÷ (0,8 + 0,04463)");
        assertThat(credit("PP1")).isEqualTo("30 0 suficiente");
        var refused = buy("PP1", "4.32", "b");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.read(refused).path("campo").asString()).isEqualTo("valor");
        assertThat(credit("PP1")).isEqualTo("30 0 suficiente");
    }

    @Test
    void toStartAgainGivesNoOtherCredit() throws Exception {
        start("PP2");
        assertThat(start("PP2").statusCode()).isEqualTo(200);
        assertThat(credit("PP2")).isEqualTo("20 20 suficiente");
    }

    @Test
    void aPurchaseOfAReferenceIsOne() throws Exception {
        start("PP3");
        var first = buy("PP3", "53.98", "a");
        assertThat(first.statusCode()).isEqualTo(201);
        var second = buy("PP3", "53.98", "a");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(buy("PP3", "53.99", "a").statusCode()).isEqualTo(409);
        assertThat(emergency("PP3", "a").statusCode()).isEqualTo(409);
        assertThat(credit("PP3")).isEqualTo("50 0 suficiente");
    }

    @Test
    void anEmergencyIsAdvancedUntilAsMuchIsOwedAsMayBe() throws Exception {
        start("PP4");
        assertThat(emergency("PP4", "a").statusCode()).isEqualTo(201);
        assertThat(emergency("PP4", "a").statusCode()).isEqualTo(200);
        assertThat(emergency("PP4", "b").statusCode()).isEqualTo(409);
        assertThat(credit("PP4")).isEqualTo("40 40 suficiente");
    }

    @Test
    void onlyWhatIsUsedByPrepaidTermsIsTakenFromTheCredit() throws Exception {
        start("PP5");
        read("PP5", "2025-06-01T03:00:00Z", 0);
        read("PP5", "2025-06-02T03:00:00Z", 5_000);
        read("PP5", "2025-06-03T03:00:00Z", 12_000);
        supply("PP5", "convencional", "2025-06-02");
        CLOCK.set("2025-06-03T12:00:00Z");
        assertThat(credit("PP5")).isEqualTo("15 20 suficiente");
        assertThat(buy("PP5", "53.98", "a").statusCode()).isEqualTo(409);
        assertThat(emergency("PP5", "a").statusCode()).isEqualTo(409);
    }

    @Test
    void whoIsNotPrepaidDoesNotStartAndHasNoCredit() throws Exception {
        register("PP6");
        supply("PP6", "convencional", "2025-06-01");
        assertThat(tryToStart("PP6").statusCode()).isEqualTo(409);
        assertThat(api.get(path("PP6")).statusCode()).isEqualTo(404);
        assertThat(buy("PP6", "53.98", "a").statusCode()).isEqualTo(404);
        assertThat(api.get(path("PP6") + "/extrato?inicio=2025-06-01&fim=2025-06-02").statusCode())
                .isEqualTo(404);
        assertThat(api.get(path("PP0")).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoPurchaseIsRefused() throws Exception {
        start("PP7");
        assertThat(buy("PP7", "0", "a").statusCode()).isEqualTo(400);
        assertThat(buy("PP7", "-1", "a").statusCode()).isEqualTo(400);
        assertThat(buy("PP7", "1.005", "a").statusCode()).isEqualTo(400);
        assertThat(buy("PP7", "53.98", "").statusCode()).isEqualTo(400);
        CLOCK.set("2031-06-01T12:00:00Z");
        assertThat(buy("PP7", "53.98", "a").statusCode()).isEqualTo(409);
    }

    @Test
    void theStatementTellsWhatCameAndWentByDay() throws Exception {
        start("PP8");
        read("PP8", "2025-06-01T03:00:00Z", 0);
        read("PP8", "2025-06-02T03:00:00Z", 4_000);
        read("PP8", "2025-06-03T03:00:00Z", 11_000);
        read("PP8", "2025-06-04T03:00:00Z", 20_000);
        CLOCK.set("2025-06-02T12:00:00Z");
        buy("PP8", "53.98", "a");
        var whole = statement("PP8", "2025-06-01", "2025-06-04");
        assertThat(numbers(whole)).isEqualTo("0 50 20 20 20 30 0 53.98");
        var part = statement("PP8", "2025-06-02", "2025-06-03");
        assertThat(numbers(part)).isEqualTo("16 50 0 7 20 39 0 53.98");
        var csv =
                api.get(
                        path("PP8") + "/extrato?inicio=2025-06-01&fim=2025-06-03",
                        "Accept",
                        "text/csv");
        assertThat(csv.body())
                .isEqualTo(
                        """
                        matricula,dia,tipo,energia_kwh,valor,saldo_kwh
                        PP8,2025-06-01,inicio,20,,20
                        PP8,2025-06-01,consumo,-4,,16
                        PP8,2025-06-02,recarga,50,53.98,66
                        PP8,2025-06-02,quitacao,-20,,46
                        PP8,2025-06-02,consumo,-7,,39
                        """);
        for (var wrong :
                List.of(
                        "inicio=2025-06-02&fim=2025-06-02",
                        "inicio=2025-06-02&fim=2027-06-03",
                        "inicio=2025-06-02",
                        "inicio=ontem&fim=2025-06-02")) {
            assertThat(api.get(path("PP8") + "/extrato?" + wrong).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void aCorrectedReadingCorrectsTheBalance() throws Exception {
        start("PP9");
        read("PP9", "2025-06-01T03:00:00Z", 0);
        read("PP9", "2025-06-02T03:00:00Z", 15_000);
        CLOCK.set("2025-06-02T12:00:00Z");
        assertThat(credit("PP9")).isEqualTo("5 20 baixo");
        var revised =
                api.post(
                        "/api/v1/unidades/PP9/medicoes/revisoes",
                        """
                        {"data_hora": "2025-06-02T00:00:00-03:00", "estado": "editada",
                         "consumo": 5, "quem": "ana", "motivo": "lida de novo"}
                        """);
        assertThat(revised.statusCode()).as(revised.body()).isEqualTo(201);
        assertThat(credit("PP9")).isEqualTo("15 20 suficiente");
        assertThat(numbers(statement("PP9", "2025-06-01", "2025-06-02")))
                .isEqualTo("0 0 20 5 0 15 20 0");
    }

    @Test
    void whatIsAboutToEndAndWhatHasEndedIsToldOnceEachTime() throws Exception {
        start("PP10");
        read("PP10", "2025-06-01T03:00:00Z", 0);
        read("PP10", "2025-06-02T03:00:00Z", 10_000);
        CLOCK.set("2025-06-02T12:00:00Z");
        round.run();
        round.run();
        assertThat(messages("PP10")).containsExactly("Restam 10 kWh do seu crédito de energia.");
        read("PP10", "2025-06-03T03:00:00Z", 22_500);
        CLOCK.set("2025-06-03T12:00:00Z");
        round.run();
        round.run();
        assertThat(messages("PP10"))
                .hasSize(2)
                .endsWith("Seu crédito de energia acabou: o saldo é de -2,5 kWh.");
        buy("PP10", "53.98", "a");
        assertThat(credit("PP10")).isEqualTo("27.5 0 suficiente");
        read("PP10", "2025-06-04T03:00:00Z", 45_000);
        CLOCK.set("2025-06-04T12:00:00Z");
        round.run();
        assertThat(messages("PP10")).hasSize(3).endsWith("Restam 5 kWh do seu crédito de energia.");
    }

    @Test
    void manyRoundsAtOnceTellOnce() throws Exception {
        start("PP16");
        read("PP16", "2025-06-01T03:00:00Z", 0);
        read("PP16", "2025-06-02T03:00:00Z", 12_000);
        CLOCK.set("2025-06-02T12:00:00Z");
        atOnce(
                40,
                n ->
                        () -> {
                            round.run();
                            return true;
                        });
        assertThat(messages("PP16")).containsExactly("Restam 8 kWh do seu crédito de energia.");
    }

    @Test
    void theMonthsThatABalanceRestsOnAreHeld() throws Exception {
        start("PP15");
        CLOCK.set("2025-08-15T12:00:00Z");
        round.run();
        assertThat(
                        jdbc.sql(
                                        """
                                        select to_char(month, 'YYYY-MM') from reading_month_hold
                                        where held_by = 'prepaid_account' order by month
                                        """)
                                .query(String.class)
                                .list())
                .containsExactly("2025-05", "2025-06", "2025-07", "2025-08");
    }

    @Test
    void twoPurchasesAtOnceAreBothBookedAndWhatIsOwedIsRepaidOnce() throws Exception {
        start("PP11");
        var usagePoint = usagePoints.locate(new Matricula("PP11"));
        var created = atOnce(32, n -> () -> buy(usagePoint, "r" + n));
        assertThat(created).containsOnly(true);
        assertThat(credit("PP11")).isEqualTo(32 * 50 + " 0 suficiente");
        assertThat(count("PP11", "purchase")).isEqualTo(32);
        assertThat(count("PP11", "repayment")).isEqualTo(1);
    }

    @Test
    void aReferenceThatComesAThousandTimesAtOnceIsBookedOnce() throws Exception {
        start("PP12");
        var usagePoint = usagePoints.locate(new Matricula("PP12"));
        var created = atOnce(1_000, n -> () -> buy(usagePoint, "a"));
        assertThat(created).containsOnlyOnce(true);
        assertThat(credit("PP12")).isEqualTo("50 0 suficiente");
    }

    @Test
    void manyStartsAtOnceGiveOneCredit() throws Exception {
        register("PP13");
        supply("PP13", "pre_paga", "2025-06-01");
        var usagePoint = usagePoints.locate(new Matricula("PP13"));
        var started = atOnce(100, n -> () -> prepaying.start(usagePoint, "demonstracao"));
        assertThat(started).containsOnlyOnce(true);
        assertThat(credit("PP13")).isEqualTo("20 20 suficiente");
    }

    @Test
    void whatWasBookedIsNotChanged() throws Exception {
        start("PP14");
        for (var change :
                List.of("update prepaid_entry set energy_wh = 1", "delete from prepaid_entry")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    private boolean buy(LocatedUsagePoint usagePoint, String reference) {
        return prepaying.buy(usagePoint, new Money(53_98), reference).isNew();
    }

    private static List<Boolean> atOnce(int times, IntFunction<Callable<Boolean>> call)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, times).mapToObj(call).toList();
            return threads.invokeAll(all).stream().map(its -> its.resultNow()).toList();
        }
    }

    private HttpResponse<String> start(String matricula) throws Exception {
        register(matricula);
        supply(matricula, "pre_paga", "2025-06-01");
        return tryToStart(matricula);
    }

    private void register(String matricula) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"%s\"}".formatted(matricula));
    }

    private void supply(String matricula, String modality, String from) throws Exception {
        var terms =
                """
                {"modalidade": "%s", "ligacao": "monofasica", "uf": "SP",
                 "municipio": "Exemplo", "a_partir_de": "%s"}
                """
                        .formatted(modality, from);
        var path = "/api/v1/unidades/%s/contrato".formatted(matricula);
        assertThat(api.json("PUT", path, terms).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> tryToStart(String matricula) throws Exception {
        return api.post(path(matricula), "{\"pacote_regras\":\"demonstracao\"}");
    }

    private HttpResponse<String> buy(String matricula, String amount, String reference)
            throws Exception {
        return api.post(
                path(matricula) + "/recargas",
                "{\"valor\":%s,\"referencia\":\"%s\"}".formatted(amount, reference));
    }

    private HttpResponse<String> emergency(String matricula, String reference) throws Exception {
        return api.post(
                path(matricula) + "/emergencia", "{\"referencia\":\"%s\"}".formatted(reference));
    }

    /// Balance, what is owed, and the level.
    private String credit(String matricula) throws Exception {
        var credit = Api.read(api.get(path(matricula)));
        return "%s %s %s"
                .formatted(
                        number(credit, "saldo_kwh"),
                        number(credit, "devido_kwh"),
                        credit.path("nivel").asString());
    }

    private JsonNode statement(String matricula, String start, String end) throws Exception {
        return Api.read(
                api.get(
                        path(matricula) + "/extrato?inicio=%s&fim=%s".formatted(start, end),
                        "Accept",
                        "application/json"));
    }

    private static String numbers(JsonNode statement) {
        return String.join(
                " ",
                number(statement, "saldo_inicial_kwh"),
                number(statement, "comprado_kwh"),
                number(statement, "adiantado_kwh"),
                number(statement, "consumido_kwh"),
                number(statement, "quitado_kwh"),
                number(statement, "saldo_final_kwh"),
                number(statement, "devido_kwh"),
                number(statement, "pago"));
    }

    private static String number(JsonNode node, String name) {
        return node.path(name).decimalValue().stripTrailingZeros().toPlainString();
    }

    private void read(String matricula, String time, long wattHours) {
        jdbc.sql("select ensure_reading_month(cast(:time as timestamptz))")
                .param("time", time)
                .query(row -> {});
        jdbc.sql(
                        """
                        insert into meter_reading (usage_point_id, measured_at, register_wh, source)
                        select usage_point_id, cast(:time as timestamptz), :register, 1
                        from usage_point where matricula = :matricula
                        """)
                .param("time", time)
                .param("register", wattHours)
                .param("matricula", matricula)
                .update();
    }

    private List<String> messages(String matricula) {
        return jdbc.sql(
                        """
                        select message from notification_event
                        where matricula = :matricula and kind = 'prepago.credito-baixo'
                        order by occurred_at
                        """)
                .param("matricula", matricula)
                .query(String.class)
                .list();
    }

    private long count(String matricula, String kind) {
        return jdbc.sql(
                        """
                        select count(*) from prepaid_entry join usage_point using (usage_point_id)
                        where matricula = :matricula and kind = :kind
                        """)
                .param("matricula", matricula)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private static String path(String matricula) {
        return "/api/v1/unidades/%s/prepago".formatted(matricula);
    }
}

package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Who is supplied on some terms for a part of a cycle only, here of June 2025, over the routes:
/// what is billed is that part, and each day of it once.
@BillingTest
class PartOfACycleIntegrationTests {

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    private String name = "";
    private BilledGroup group;

    @BeforeEach
    void aGroup(TestInfo test) {
        name = "p" + Math.abs(test.getDisplayName().hashCode() % 1_000_000);
        group = new BilledGroup(api, jdbc, name);
    }

    @Test
    void aNewConnectionIsBilledFromItsFirstDay() throws Exception {
        register("PC1");
        supply("PC1", "convencional", name, "2025-06-11");
        group.read("PC1", "2025-06-11", 0);
        group.read("PC1", "2025-07-01", 100);

        int cycle = group.bill("2025-06-01", "2025-07-01", "2025-12-15");

        var invoice = theInvoiceOf("PC1");
        assertDays(invoice, "2025-06-11", "2025-07-01");
        assertThat(invoice.path("consumo_kwh").asInt()).isEqualTo(100);
        assertThat(api.get("/api/v1/faturas.csv?ciclo=%d".formatted(cycle)).body())
                .contains("PC1,%d,2025-06-11,2025-07-01".formatted(cycle));
    }

    @Test
    void whoWasPrepaidIsBilledForTheDaysAfter() throws Exception {
        register("PC2");
        supply("PC2", "pre_paga", name, "2025-01-01");
        supply("PC2", "convencional", name, "2025-06-16");
        group.read("PC2", "2025-06-01", 0);
        group.read("PC2", "2025-06-16", 70);
        group.read("PC2", "2025-07-01", 100);

        group.bill("2025-06-01", "2025-07-01", "2025-12-15");

        var invoice = theInvoiceOf("PC2");
        assertDays(invoice, "2025-06-16", "2025-07-01");
        assertThat(invoice.path("consumo_kwh").asInt()).isEqualTo(30);
    }

    @Test
    void whoBecomesPrepaidIsBilledForTheDaysBefore() throws Exception {
        group.add("PC3", "convencional");
        supply("PC3", "pre_paga", name, "2025-06-16");
        group.read("PC3", "2025-06-01", 0);
        group.read("PC3", "2025-06-16", 70);
        group.read("PC3", "2025-07-01", 100);

        group.bill("2025-06-01", "2025-07-01", "2025-12-15");

        var invoice = theInvoiceOf("PC3");
        assertDays(invoice, "2025-06-01", "2025-06-16");
        assertThat(invoice.path("consumo_kwh").asInt()).isEqualTo(70);
    }

    @Test
    void whoChangesGroupIsBilledInEachForItsDays() throws Exception {
        var other = new BilledGroup(api, jdbc, name + "b");
        group.add("PC4", "convencional");
        supply("PC4", "branca", name + "b", "2025-06-16");
        group.read("PC4", "2025-06-01", 0);
        group.read("PC4", "2025-06-16", 70);
        for (var day = LocalDate.of(2025, 6, 16);
                day.isBefore(LocalDate.of(2025, 7, 1));
                day = day.plusDays(1)) {
            for (var time : new String[] {"16:30", "17:30", "20:30", "21:30"}) {
                BilledGroup.readAt(jdbc, "PC4", day + "T" + time + ":00-03:00", 80);
            }
        }
        group.read("PC4", "2025-07-01", 80);

        group.bill("2025-06-01", "2025-07-01", "2025-12-15");
        other.bill("2025-06-01", "2025-07-01", "2025-12-15");

        var invoices = group.invoices("PC4");
        assertThat(invoices).hasSize(2);
        assertDays(invoices.get(1), "2025-06-01", "2025-06-16");
        assertThat(invoices.get(1).path("consumo_kwh").asInt()).isEqualTo(70);
        assertDays(invoices.get(0), "2025-06-16", "2025-07-01");
        assertThat(invoices.get(0).path("consumo_kwh").asInt()).isEqualTo(10);
    }

    @Test
    void termsThatChangeInACycleOfTheirGroupAreRefusedByName() throws Exception {
        group.add("PC5", "convencional");
        supply("PC5", "branca", name, "2025-06-20");
        group.read("PC5", "2025-06-01", 0);
        group.read("PC5", "2025-07-01", 100);

        int cycle = group.bill("2025-06-01", "2025-07-01", "2025-12-15");

        assertThat(group.invoices("PC5")).isEmpty();
        assertThat(api.get("/api/v1/ciclos/%d/recusas".formatted(cycle)).body())
                .contains("PC5", "O contrato mudou dentro do ciclo");
    }

    @Test
    void whatThePriceDoesNotDependOnMayChange() throws Exception {
        group.add("PC6", "convencional");
        supply("PC6", "convencional", name, "2025-06-20");
        group.read("PC6", "2025-06-01", 0);
        group.read("PC6", "2025-07-01", 100);

        group.bill("2025-06-01", "2025-07-01", "2025-12-15");

        assertDays(theInvoiceOf("PC6"), "2025-06-01", "2025-07-01");
    }

    @Test
    void aPartOfACycleIsNeitherEstimatedNorAnEstimatesCycle() throws Exception {
        register("PC7");
        supply("PC7", "convencional", name, "2025-06-11");
        group.read("PC7", "2025-06-11", 0);
        group.read("PC7", "2025-07-01", 20);
        group.bill("2025-06-01", "2025-07-01", "2025-12-15");

        int july = group.bill("2025-07-01", "2025-08-01", "2025-12-15");

        assertThat(group.invoices("PC7")).hasSize(1);
        assertThat(api.get("/api/v1/ciclos/%d/recusas".formatted(july)).body())
                .contains("PC7", "Faltam medições");
    }

    private void register(String matricula) throws Exception {
        api.post("/api/v1/unidades", "{\"matricula\":\"%s\"}".formatted(matricula));
    }

    private void supply(String matricula, String modality, String group, String from)
            throws Exception {
        var answer =
                api.json(
                        "PUT",
                        "/api/v1/unidades/%s/contrato".formatted(matricula),
                        """
                        {"modalidade": "%s", "ligacao": "monofasica", "uf": "SP",
                         "municipio": "Exemplo", "grupo": "%s", "a_partir_de": "%s"}
                        """
                                .formatted(modality, group, from));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode theInvoiceOf(String matricula) throws Exception {
        var invoices = group.invoices(matricula);
        assertThat(invoices).hasSize(1);
        return invoices.get(0);
    }

    private static void assertDays(JsonNode invoice, String start, String end) {
        assertThat(invoice.path("inicio").asString()).isEqualTo(start);
        assertThat(invoice.path("fim").asString()).isEqualTo(end);
    }
}

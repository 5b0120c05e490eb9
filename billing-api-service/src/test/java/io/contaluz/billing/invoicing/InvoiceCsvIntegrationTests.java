package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Payments in, and invoices and their lines out, as CSV.
@BillingTest
class InvoiceCsvIntegrationTests {

    private static final String PAYMENTS = "/api/v1/pagamentos/importacao";
    private static final String HEADER = "fatura,data,meio,valor,referencia\n";

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    @Test
    void paymentsImportedTwiceAreThereOnce() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "csv1", "2025-07-20", "CV1", "CV2");
        long first = cycle.invoiceOf("CV1");
        long second = cycle.invoiceOf("CV2");
        var csv =
                HEADER
                        + "%d,2025-07-10,pix,100.00,a\n".formatted(first)
                        + "%d,2025-07-11,boleto,225.41,a\n".formatted(second)
                        + "%d,2025-07-12,pix,125.41,b\n".formatted(first);
        assertThat(counts(csv)).isEqualTo("3 3 0 0");
        assertThat(counts(csv)).isEqualTo("3 0 3 0");
        assertThat(cycle.invoice("CV1").path("pago").decimalValue()).isEqualByComparingTo("225.41");
        assertThat(cycle.invoice("CV2").path("pago").decimalValue()).isEqualByComparingTo("225.41");
    }

    @Test
    void aLineKeepsTheRulesOfASinglePaymentAndHoldsUpNoOther() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "csv2", "2025-07-20", "CV3");
        long id = cycle.invoiceOf("CV3");
        var report =
                report(
                        HEADER
                                + "%d,2025-07-10,pix,10.50,a\n".formatted(id)
                                + "%d,2025-07-10,pix,11.50,a\n".formatted(id)
                                + "0,2025-07-10,pix,10.50,a\n"
                                + "x,2025-07-10,pix,10.50,a\n"
                                + "%d,2099-01-01,pix,10.50,b\n".formatted(id)
                                + "%d,10/07/2025,pix,10.50,c\n".formatted(id)
                                + "%d,2025-07-10,cheque,10.50,d\n".formatted(id)
                                + "%d,2025-07-10,pix,-1,e\n".formatted(id)
                                + "%d,2025-07-10,pix,1.005,f\n".formatted(id)
                                + "%d,2025-07-10,pix,\"1,50\",g\n".formatted(id)
                                + "%d,2025-07-10,pix,1e9,h\n".formatted(id)
                                + "%d,2025-07-10,pix,10.50,\n".formatted(id)
                                + "%d,2025-07-10,pix,1.50,z\n".formatted(id));
        assertThat(report.path("criadas").asInt()).isEqualTo(2);
        assertThat(report.path("rejeitadas").asInt()).isEqualTo(11);
        assertThat(fields(report))
                .containsExactly(
                        "3 ",
                        "4 ",
                        "5 fatura",
                        "6 data",
                        "7 data",
                        "8 meio",
                        "9 valor",
                        "10 valor",
                        "11 valor",
                        "12 valor",
                        "13 referencia");
        assertThat(cycle.invoice("CV3").path("pago").decimalValue()).isEqualByComparingTo("12");
    }

    @Test
    void oneFileSentByManyAtOnceIsRecordedOnce() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "csv3", "2025-07-20", "CV4");
        var csv = HEADER + "%d,2025-07-10,pix,10.50,a\n".formatted(cycle.invoiceOf("CV4"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 40).<Callable<String>>mapToObj(n -> () -> counts(csv));
            var counts =
                    threads.invokeAll(all.toList()).stream().map(its -> its.resultNow()).toList();
            assertThat(counts).containsOnlyOnce("1 1 0 0").contains("1 0 1 0");
        }
        assertThat(cycle.invoice("CV4").path("pago").decimalValue()).isEqualByComparingTo("10.5");
    }

    @Test
    void theInvoicesOfACycleComeOutAsCsv() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "csv4", "2025-07-20", "CV5", "CV6");
        long first = cycle.invoiceOf("CV5");
        long second = cycle.invoiceOf("CV6");
        counts(HEADER + "%d,2025-07-10,pix,100.00,a\n".formatted(first));
        var answer = api.get("/api/v1/faturas.csv?ciclo=" + cycle.id());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        var rest = "%d,2025-06-01,2025-07-01,2025-07-20,200.000,225.41,%s,emitida";
        assertThat(answer.body().lines())
                .startsWith(
                        "fatura,matricula,ciclo,inicio,fim,vencimento,consumo_kwh,total,pago,"
                                + "estado")
                .containsExactlyInAnyOrder(
                        "fatura,matricula,ciclo,inicio,fim,vencimento,consumo_kwh,total,pago,"
                                + "estado",
                        first + ",CV5," + rest.formatted(cycle.id(), "100"),
                        second + ",CV6," + rest.formatted(cycle.id(), "0"));
    }

    @Test
    void theLinesOfACycleComeOutAsCsvAndAddUp() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "csv5", "2025-07-20", "CV7");
        long id = cycle.invoiceOf("CV7");
        var lines =
                api.get("/api/v1/faturas/linhas.csv?ciclo=" + cycle.id()).body().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "fatura,matricula,linha,tipo,titulo,quantidade_kwh,valor,"
                                + "impresso_centavos,formula");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .startsWith(id + ",CV7,1,energia,\"Energia\",200,204.5089")
                .endsWith(",\"200 × 0,8 ÷ 0,782362\"");
        assertThat(lines.get(3))
                .isEqualTo(id + ",CV7,3,cosip,\"Iluminação pública (COSIP)\",,9.5,950,\"9,5\"");
        assertThat(
                        lines.stream()
                                .skip(1)
                                .mapToLong(line -> Long.parseLong(line.split(",", -1)[7]))
                                .sum())
                .isEqualTo(22_541);
    }

    @Test
    void aCycleThatIsNotThereIsNoEmptyFile() throws Exception {
        assertThat(api.get("/api/v1/faturas.csv?ciclo=0").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/faturas/linhas.csv?ciclo=0").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/faturas.csv").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/faturas.csv?ciclo=x").statusCode()).isEqualTo(400);
    }

    private String counts(String csv) throws Exception {
        var report = report(csv);
        return "%d %d %d %d"
                .formatted(
                        report.path("linhas").asInt(),
                        report.path("criadas").asInt(),
                        report.path("existentes").asInt(),
                        report.path("rejeitadas").asInt());
    }

    private JsonNode report(String csv) throws Exception {
        var answer = api.csv(PAYMENTS, csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(answer);
    }

    /// The line and the field of each error.
    private static List<String> fields(JsonNode report) {
        return report.path("erros").values().stream()
                .map(error -> error.path("linha").asInt() + " " + error.path("campo").asString(""))
                .toList();
    }
}

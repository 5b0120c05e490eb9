package io.contaluz.billing.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import java.math.BigDecimal;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the page of an invoice says, from its readings, meters and payments on.
@BillingTest
class InvoicePdfIntegrationTests {

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;
    @Autowired private Billing billing;

    @Test
    void afterAPartialPaymentTheTextAndThePixAskForWhatIsLeft() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "pdf1", "2025-07-15", "PDF1");
        long id = cycle.invoiceOf("PDF1");
        assertThat(print(id))
                .contains("Total a pagar", "Pague R$ 225,41 por Pix", "5406225.41")
                .doesNotContain("Falta pagar");
        pay(id, "100.00", "a");
        assertThat(print(id))
                .contains("Falta pagar", "R$ 125,41", "do total de R$ 225,41")
                .contains("Pague R$ 125,41 por Pix", "5406125.41")
                .doesNotContain("Total a pagar", "5406225.41");
    }

    @Test
    void afterACreditNoteTheTextAndThePixAskForWhatIsLeft() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "pdf2", "2025-07-15", "PDF2");
        long id = cycle.invoiceOf("PDF2");
        edit("PDF2", "2025-07-01", 150);
        var correction = "{\"forma\":\"nota_credito\",\"quem\":\"teste\",\"motivo\":\"releitura\"}";
        var made = api.post("/api/v1/faturas/%d/correcoes".formatted(id), correction);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var given = Api.read(made).path("ajuste").decimalValue();
        var left = new BigDecimal("225.41").add(given).toPlainString();
        assertThat(print(id))
                .contains("Pague R$ %s por Pix".formatted(left.replace('.', ',')))
                .contains("5406" + left, "do total de R$ 225,41");
    }

    @Test
    void whoHasPaidIsAskedForNothingAndToldSo() throws Exception {
        var cycle = BilledCycle.of(api, jdbc, "pdf3", "2025-07-15", "PDF3");
        long id = cycle.invoiceOf("PDF3");
        pay(id, "225.41", "a");
        assertThat(print(id))
                .contains("Nada a pagar: esta fatura está paga.", "do total de R$ 225,41")
                .doesNotContain("Pix");
    }

    @Test
    void aMeterIsToldByItsSerialNumber() throws Exception {
        var group = new BilledGroup(api, jdbc, "pdf4");
        group.add("PDF4", "convencional");
        install("PDF4", "A-104", "2025-05-01", 0, null);
        group.read("PDF4", "2025-06-01", 100);
        install("PDF4", "B-205", "2025-06-10", 7, 150);
        group.read("PDF4", "2025-07-01", 30);
        group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        assertThat(print(group.latest("PDF4")))
                .containsSubsequence("A-104 01/06/2025", "B-205 10/06/2025");
    }

    @Test
    void whoHadMoreMetersThanThePageShowsIsToldHowMany() throws Exception {
        var group = new BilledGroup(api, jdbc, "pdf5");
        group.add("PDF5", "convencional");
        install("PDF5", "S1", "2025-05-01", 0, null);
        group.read("PDF5", "2025-06-01", 100);
        install("PDF5", "S2", "2025-06-05", 0, 110);
        install("PDF5", "S3", "2025-06-10", 0, 10);
        install("PDF5", "S4", "2025-06-15", 0, 10);
        install("PDF5", "S5", "2025-06-20", 0, 10);
        group.read("PDF5", "2025-07-01", 25);
        group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        assertThat(print(group.latest("PDF5")))
                .containsSubsequence("S1 ", "S2 ", "S3 ", "Outros 2 medidores", "35 kWh")
                .doesNotContain("S4");
    }

    @Test
    void theChartHasTheCyclesUpToTheInvoicesOwnInTheirOrder() throws Exception {
        var group = new BilledGroup(api, jdbc, "pdf6");
        group.add("PDF6", "convencional");
        group.read("PDF6", "2025-01-31", 100);
        group.read("PDF6", "2025-03-02", 300);
        int january = group.bill("2025-01-01", "2025-01-31", "2025-02-10");
        group.bill("2025-01-31", "2025-03-02", "2025-03-10");
        long february = group.latest("PDF6");
        group.read("PDF6", "2025-01-01", 0);
        group.close(january);
        long issuedLate = group.latest("PDF6");
        assertThat(issuedLate).isGreaterThan(february);
        assertThat(print(february)).contains("01/25 03/25");
        assertThat(print(issuedLate)).contains("01/25").doesNotContain("03/25");
    }

    @Test
    void theInvoiceOfAPartOfACycleIsInItsChart() throws Exception {
        var group = new BilledGroup(api, jdbc, "pdf7");
        group.add("PDF7", "convencional");
        var prepaid =
                """
                {"modalidade": "pre_paga", "ligacao": "monofasica", "uf": "SP",
                 "municipio": "Exemplo", "grupo": "pdf7", "a_partir_de": "2025-06-16"}
                """;
        api.json("PUT", "/api/v1/unidades/PDF7/contrato", prepaid);
        group.read("PDF7", "2025-06-01", 0);
        group.read("PDF7", "2025-06-16", 70);
        group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        assertThat(print(group.latest("PDF7"))).contains("06/25");
    }

    /// Its text, line by line, with the Pix code in one piece.
    private String print(long invoice) throws Exception {
        try (var document = Loader.loadPDF(billing.print(invoice))) {
            assertThat(document.getNumberOfPages()).isOne();
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document)
                    .replaceAll("[ \\u00a0]+", " ")
                    .replaceAll("(00020126\\S+)\\R", "$1");
        }
    }

    private void pay(long id, String amount, String reference) throws Exception {
        var payment =
                "{\"data\":\"2025-07-10\",\"meio\":\"pix\",\"valor\":%s,\"referencia\":\"%s\"}"
                        .formatted(amount, reference);
        var answer = api.post("/api/v1/faturas/%d/pagamentos".formatted(id), payment);
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private void edit(String matricula, String day, long kilowattHours) throws Exception {
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

    private void install(
            String matricula, String serial, String day, int register, Integer finalRegister)
            throws Exception {
        var body =
                """
                {"numero_serie":"%s","instalado_em":"%sT00:00:00-03:00","registro_inicial":%d,
                 "registro_final_anterior":%s}
                """
                        .formatted(serial, day, register, finalRegister);
        var answer = api.post("/api/v1/unidades/%s/medidores".formatted(matricula), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}

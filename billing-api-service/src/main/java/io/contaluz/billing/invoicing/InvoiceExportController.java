package io.contaluz.billing.invoicing;

import io.contaluz.billing.csv.CsvDownload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The invoices of a cycle as CSV.
@RestController
@RequestMapping(path = "/api/v1", produces = CsvDownload.MEDIA_TYPE)
@Tag(name = "Faturas")
class InvoiceExportController {

    private final InvoiceExport export;

    InvoiceExportController(InvoiceExport export) {
        this.export = export;
    }

    @GetMapping("/faturas.csv")
    @Operation(
            summary = "Baixa as faturas de um ciclo",
            description =
                    "total e pago em R$; estado é rascunho, emitida ou corrigida. fim é o dia"
                            + " depois do último.")
    void invoices(
            @RequestParam(name = "ciclo") int cycle,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        export.check(cycle);
        CsvDownload.send(
                request,
                response,
                out -> {
                    out.line(
                            "fatura,matricula,ciclo,inicio,fim,vencimento,consumo_kwh,total,pago,"
                                    + "estado");
                    export.each(cycle, invoice -> write(invoice, cycle, out));
                });
    }

    @GetMapping("/faturas/linhas.csv")
    @Operation(
            summary = "Baixa as linhas das faturas de um ciclo",
            description =
                    "valor é o da linha em R$, sem arredondar; impresso_centavos é o que a fatura"
                            + " mostra dele, e a soma por fatura é o total. quantidade_kwh fica"
                            + " vazia onde não há uma só. Um texto que uma planilha calcularia"
                            + " começa com apóstrofo.")
    void lines(
            @RequestParam(name = "ciclo") int cycle,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        export.check(cycle);
        CsvDownload.send(
                request,
                response,
                out -> {
                    out.line(
                            "fatura,matricula,linha,tipo,titulo,quantidade_kwh,valor,"
                                    + "impresso_centavos,formula");
                    export.eachLine(cycle, line -> write(line, out));
                });
    }

    private static void write(InvoiceExport.Row invoice, int cycle, CsvDownload out) {
        out.line(
                Long.toString(invoice.id()),
                CsvDownload.word(invoice.matricula()),
                Integer.toString(cycle),
                invoice.start().toString(),
                invoice.end().toString(),
                invoice.due().toString(),
                BigDecimal.valueOf(invoice.wattHours(), 3).toPlainString(),
                invoice.total().toReais().toPlainString(),
                invoice.paid().toReais().toPlainString(),
                invoice.state().code());
    }

    private static void write(InvoiceExport.Line line, CsvDownload out) {
        var quantity = line.quantity();
        out.line(
                Long.toString(line.invoiceId()),
                CsvDownload.word(line.matricula()),
                Integer.toString(line.number()),
                line.kind(),
                CsvDownload.text(line.title()),
                quantity == null ? "" : quantity,
                line.value(),
                Long.toString(line.printedCentavos()),
                CsvDownload.text(line.formula()));
    }
}

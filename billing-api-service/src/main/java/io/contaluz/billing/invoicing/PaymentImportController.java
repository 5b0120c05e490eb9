package io.contaluz.billing.invoicing;

import io.contaluz.billing.csv.Columns;
import io.contaluz.billing.csv.CsvImport;
import io.contaluz.billing.csv.CsvUpload;
import io.contaluz.billing.csv.ImportReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/// The import of payments.
@RestController
@Tag(name = "Faturas")
class PaymentImportController {

    private static final Columns COLUMNS =
            new Columns(List.of("fatura", "data", "meio", "valor", "referencia"), List.of());

    private final PaymentImport imports;

    PaymentImportController(PaymentImport imports) {
        this.imports = imports;
    }

    @CsvImport(
            path = "/api/v1/pagamentos/importacao",
            example = "fatura,data,meio,valor,referencia\n1,2026-10-20,pix,10.50,E1")
    @Operation(
            summary = "Importa pagamentos de um CSV fatura,data,meio,valor,referencia",
            description =
                    "Cada linha vale o que vale POST /faturas/{id}/pagamentos, e é registrada por"
                            + " si: uma errada não impede as outras, e repetir não registra nada"
                            + " duas vezes.")
    ImportReport importAll(InputStream body) throws IOException {
        return CsvUpload.run(body, COLUMNS, imports::parse, imports::payAll);
    }
}

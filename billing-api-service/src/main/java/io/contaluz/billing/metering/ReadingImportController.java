package io.contaluz.billing.metering;

import io.contaluz.billing.csv.Columns;
import io.contaluz.billing.csv.CsvImport;
import io.contaluz.billing.csv.CsvUpload;
import io.contaluz.billing.csv.Fields;
import io.contaluz.billing.csv.ImportReport;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/// The import of a history.
@RestController
@Tag(name = "Medições")
class ReadingImportController {

    private static final Columns COLUMNS =
            new Columns(List.of("matricula", "data_hora", "consumo"), List.of());

    private final ReadingImport imports;

    ReadingImportController(ReadingImport imports) {
        this.imports = imports;
    }

    @CsvImport(
            path = "/api/v1/medicoes/importacao",
            example = "matricula,data_hora,consumo\n" + "1000001,01-10-2026 00:00:00,10.5")
    @Operation(
            summary = "Importa medições de um CSV matricula,data_hora,consumo",
            description =
                    "data_hora é dd-MM-aaaa HH:mm:ss no fuso da unidade, ou ISO-8601 com fuso;"
                            + " consumo é o registro em kWh. Gravam-se juntas 10.000 linhas:"
                            + " se a conexão cair, as anteriores ficam, e repetir não muda nada."
                            + " Outro valor para um horário que já tem um é rejeitado e guardado"
                            + " ao lado.")
    ImportReport importAll(InputStream body) throws IOException {
        return CsvUpload.run(body, COLUMNS, ReadingImportController::parse, imports::storeAll);
    }

    private static RawReading parse(Fields line) {
        return new RawReading(
                new Matricula(line.get("matricula")),
                line.get("data_hora"),
                WattHours.ofRegister(line.get("consumo")));
    }
}

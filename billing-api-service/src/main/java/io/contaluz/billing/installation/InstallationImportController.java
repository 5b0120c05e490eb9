package io.contaluz.billing.installation;

import io.contaluz.billing.csv.Columns;
import io.contaluz.billing.csv.CsvImport;
import io.contaluz.billing.csv.CsvUpload;
import io.contaluz.billing.csv.Fields;
import io.contaluz.billing.csv.ImportReport;
import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/// The import of meters and of their exchanges.
@RestController
@Tag(name = "Medidores")
class InstallationImportController {

    private static final Columns COLUMNS =
            new Columns(
                    List.of("matricula", "numero_serie", "instalado_em", "registro_inicial"),
                    List.of("digitos", "constante", "retirado_em", "registro_final"));

    private final InstallationImport imports;
    private final Clock clock;

    InstallationImportController(InstallationImport imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    @CsvImport(
            path = "/api/v1/unidades/medidores/importacao",
            example =
                    "matricula,numero_serie,instalado_em,"
                            + "registro_inicial\n"
                            + "1000001,A-1,"
                            + "2026-10-01T08:00:00-03:00,0")
    @Operation(
            summary =
                    "Importa medidores de um CSV matricula,numero_serie,instalado_em[,digitos]"
                            + "[,constante],registro_inicial[,retirado_em,registro_final]",
            description =
                    "Uma linha para cada estada de um medidor numa unidade; as duas últimas colunas"
                            + " ficam vazias enquanto ele está lá. A que se sobrepõe a outra é"
                            + " rejeitada. Cada 10.000 linhas são gravadas juntas; repetir não muda"
                            + " nada.")
    ImportReport importAll(InputStream body) throws IOException {
        var now = clock.instant();
        return CsvUpload.run(body, COLUMNS, line -> parse(line, now), imports::storeAll);
    }

    private static InstallationLine parse(Fields line, Instant now) {
        return new InstallationLine(
                new Matricula(line.get("matricula")),
                new Installation(
                        new SerialNumber(line.get("numero_serie")),
                        InstallationTime.parse("instalado_em", line.get("instalado_em"), now),
                        new RegisterScale(
                                number(line, "digitos", RegisterScale.DEFAULT_DIGITS),
                                number(line, "constante", RegisterScale.DEFAULT_MULTIPLIER)),
                        WattHours.ofRegister("registro_inicial", line.get("registro_inicial")),
                        removal(line, now)));
    }

    private static @Nullable Removal removal(Fields line, Instant now) {
        if (line.find("retirado_em").isEmpty() && line.find("registro_final").isEmpty()) {
            return null;
        }
        return new Removal(
                InstallationTime.parse("retirado_em", line.get("retirado_em"), now),
                WattHours.ofRegister("registro_final", line.get("registro_final")));
    }

    private static int number(Fields line, String column, int ifEmpty) {
        try {
            return line.find(column).map(Integer::parseInt).orElse(ifEmpty);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(column, "deve ser um número inteiro");
        }
    }
}

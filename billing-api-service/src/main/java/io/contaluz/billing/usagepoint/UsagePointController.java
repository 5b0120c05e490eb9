package io.contaluz.billing.usagepoint;

import io.contaluz.billing.csv.Columns;
import io.contaluz.billing.csv.CsvImport;
import io.contaluz.billing.csv.CsvUpload;
import io.contaluz.billing.csv.Fields;
import io.contaluz.billing.csv.ImportReport;
import io.contaluz.billing.customer.Username;
import io.contaluz.billing.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The routes of usage points.
@RestController
@RequestMapping(UsagePointController.PATH)
@Tag(name = "Unidades consumidoras")
class UsagePointController {

    static final String PATH = "/api/v1/unidades";

    private static final Columns COLUMNS =
            new Columns(List.of("matricula"), List.of("username", "fuso"));

    private final UsagePointRegistry registry;
    private final UsagePointImport imports;

    UsagePointController(UsagePointRegistry registry, UsagePointImport imports) {
        this.registry = registry;
        this.imports = imports;
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cadastra uma unidade, e o cliente que responde por ela a partir de hoje")
    ResponseEntity<UsagePointView> register(@Valid @RequestBody NewUsagePoint body) {
        return ResponseEntity.created(URI.create(PATH + "/" + body.matricula()))
                .body(registry.register(body));
    }

    @GetMapping(path = "/{matricula}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Mostra uma unidade")
    UsagePointView find(@PathVariable Matricula matricula) {
        return registry.find(matricula);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Lista as unidades por matrícula, página a página")
    Page<UsagePointView> list(
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        return registry.list(Page.startOf(cursor, Matricula::new), limit);
    }

    @CsvImport(path = "/importacao", example = "matricula\n2000001")
    @Operation(
            summary = "Importa unidades de um CSV matricula[,username][,fuso]",
            description =
                    "A unidade que já existe guarda o fuso e o cliente; se ninguém responde por"
                            + " ela, o cliente da linha passa a responder a partir de hoje. Cada"
                            + " 10.000 linhas são gravadas juntas; repetir não muda nada.")
    ImportReport importAll(InputStream body) throws IOException {
        return CsvUpload.run(body, COLUMNS, UsagePointController::parse, imports::registerAll);
    }

    private static NewUsagePoint parse(Fields line) {
        return new NewUsagePoint(
                new Matricula(line.get("matricula")),
                line.find("username").map(Username::new).orElse(null),
                line.find("fuso").orElse(null));
    }
}

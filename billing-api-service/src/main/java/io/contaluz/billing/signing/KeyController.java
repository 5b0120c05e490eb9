package io.contaluz.billing.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.csv.Columns;
import io.contaluz.billing.csv.CsvImport;
import io.contaluz.billing.csv.CsvUpload;
import io.contaluz.billing.csv.Fields;
import io.contaluz.billing.csv.ImportReport;
import io.contaluz.billing.page.Page;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The routes of keys. No answer holds one.
@RestController
@RequestMapping("/api/v1/unidades")
@Tag(name = "Medidores")
class KeyController {

    private static final Columns COLUMNS =
            new Columns(List.of("matricula", "kid", "chave"), List.of());

    private final KeySafe safe;
    private final KeyImport imports;

    KeyController(KeySafe safe, KeyImport imports) {
        this.safe = safe;
        this.imports = imports;
    }

    /// What is put.
    record KeyToPut(
            @JsonProperty("chave")
                    @Schema(
                            type = "string",
                            format = "byte",
                            example = "AAECAwQFBgcICQoLDA0ODw==",
                            accessMode = Schema.AccessMode.WRITE_ONLY)
                    @NotNull
                    SigningKey key) {}

    /// What is told of a key.
    record KeyView(@JsonProperty("kid") String kid, @JsonProperty("desde") Instant since) {

        static KeyView of(KeyName name) {
            return new KeyView(name.kid().value(), name.since());
        }
    }

    @PutMapping(path = "/{matricula}/chaves/{kid}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Guarda a chave com que o medidor da unidade assina",
            description =
                    "De 16 a 64 bytes em base64; troca a que tinha o mesmo kid. Fica selada com a"
                            + " chave mestra (503 sem ela), nenhuma rota a devolve, e vale em um"
                            + " segundo.")
    void put(
            @PathVariable Matricula matricula,
            @PathVariable Kid kid,
            @Valid @RequestBody KeyToPut body) {
        safe.put(matricula, kid, body.key());
    }

    @DeleteMapping("/{matricula}/chaves/{kid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoga uma chave")
    void remove(@PathVariable Matricula matricula, @PathVariable Kid kid) {
        safe.remove(matricula, kid);
    }

    @GetMapping(path = "/{matricula}/chaves", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Lista os nomes das chaves da unidade, nunca as chaves")
    Page<KeyView> names(@PathVariable Matricula matricula) {
        return new Page<>(safe.names(matricula).stream().map(KeyView::of).toList(), null);
    }

    @CsvImport(
            path = "/chaves/importacao",
            example = "matricula,kid,chave\n" + "1000001,a,AAECAwQFBgcICQoLDA0ODw==")
    @Operation(
            summary = "Importa chaves de um CSV matricula,kid,chave",
            description =
                    "A chave que troca outra do mesmo kid conta como existente. Cada 10.000 linhas"
                            + " são gravadas juntas; repetir não muda nada.")
    ImportReport importAll(InputStream body) throws IOException {
        return CsvUpload.run(body, COLUMNS, KeyController::parse, imports::putAll);
    }

    private static NewKey parse(Fields line) {
        return new NewKey(
                new Matricula(line.get("matricula")),
                new Kid(line.get("kid")),
                new SigningKey(line.get("chave")));
    }
}

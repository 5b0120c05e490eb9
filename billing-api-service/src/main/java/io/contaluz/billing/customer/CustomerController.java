package io.contaluz.billing.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.csv.Columns;
import io.contaluz.billing.csv.CsvImport;
import io.contaluz.billing.csv.CsvUpload;
import io.contaluz.billing.csv.ImportReport;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The routes of customers.
@RestController
@RequestMapping(CustomerController.PATH)
@Tag(name = "Clientes")
class CustomerController {

    static final String PATH = "/api/v1/clientes";

    private static final Columns COLUMNS = new Columns(List.of("username", "nome"), List.of());

    private final CustomerRegistry registry;

    CustomerController(CustomerRegistry registry) {
        this.registry = registry;
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cadastra um cliente")
    ResponseEntity<CustomerView> register(@Valid @RequestBody NewCustomer body) {
        registry.register(body);
        return ResponseEntity.created(URI.create(PATH + "/" + body.username()))
                .body(new CustomerView(body.username(), body.name(), body.email()));
    }

    @GetMapping(path = "/{username}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Mostra um cliente")
    CustomerView find(@PathVariable Username username) {
        return registry.find(username);
    }

    /// Where mail goes.
    record EmailToPut(@JsonProperty("email") @Nullable EmailAddress email) {}

    @PutMapping(path = "/{username}/email", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Diz para onde escrever a um cliente; null para não lhe escrever")
    void putEmail(@PathVariable Username username, @Valid @RequestBody EmailToPut body) {
        registry.writeTo(username, body.email());
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Lista os clientes por username, página a página")
    Page<CustomerView> list(
            @RequestParam(name = "limite", defaultValue = "100") @Min(1) @Max(Page.LONGEST)
                    int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        return registry.list(Page.startOf(cursor, Username::new), limit);
    }

    @CsvImport(path = "/importacao", example = "username,nome\nana,Ana")
    @Operation(
            summary = "Importa clientes de um CSV username,nome",
            description = "Quem já existe fica como está; repetir a importação não muda nada.")
    ImportReport importAll(InputStream body) throws IOException {
        return CsvUpload.run(
                body,
                COLUMNS,
                line ->
                        new NewCustomer(
                                new Username(line.get("username")),
                                new CustomerName(line.get("nome")),
                                null),
                registry::registerAll);
    }
}

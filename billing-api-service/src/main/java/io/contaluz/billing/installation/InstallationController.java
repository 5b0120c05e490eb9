package io.contaluz.billing.installation;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The routes of a usage point's meters.
@RestController
@RequestMapping("/api/v1/unidades/{matricula}/medidores")
@Tag(name = "Medidores")
class InstallationController {

    private final Installing installing;

    InstallationController(Installing installing) {
        this.installing = installing;
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Instala um medidor, ou troca o que está na unidade",
            description =
                    "Registros em kWh. digitos (4 a 9) são os dígitos inteiros do registro, que dá"
                            + " a volta depois deles; constante multiplica a diferença dos"
                            + " registros. Numa troca, registro_final_anterior é o do medidor que"
                            + " sai. A energia desde instalado_em é calculada de novo.")
    InstallationView install(
            @PathVariable Matricula matricula, @Valid @RequestBody NewInstallation body) {
        return installing.install(matricula, body);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Lista os medidores que a unidade teve e tem")
    Page<InstallationView> list(@PathVariable Matricula matricula) {
        return new Page<>(installing.list(matricula), null);
    }
}

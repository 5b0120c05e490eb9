package io.contaluz.billing.supply;

import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The routes of what a usage point is billed by.
@RestController
@RequestMapping(
        path = "/api/v1/unidades/{matricula}/contrato",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Faturas")
class SupplyController {

    private final SupplyRegister register;

    SupplyController(SupplyRegister register) {
        this.register = register;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Define como a unidade é faturada a partir de um dia",
            description =
                    "modalidade: convencional, branca, social, social_cde (a segunda classe,"
                            + " isenta da CDE) ou pre_paga; ligacao: monofasica,"
                            + " bifasica_2_fios, bifasica_3_fios ou trifasica; grupo: as unidades"
                            + " cujos ciclos começam e terminam juntos (1, se faltar); a_partir_de:"
                            + " hoje, se faltar; tensao_nominal: em volts, como 127 ou 220, e sem"
                            + " ela não há alerta de tensão. O contrato anterior termina nesse"
                            + " dia. 409 se os dias já estão em uma fatura emitida e muda algo de que"
                            + " o preço depende: só a tensão nominal pode mudar.")
    SupplyTerms.View put(@PathVariable Matricula matricula, @RequestBody SupplyTerms.View body) {
        var held = register.put(matricula, body);
        return SupplyTerms.View.of(held.terms(), held.from());
    }

    @GetMapping
    @Operation(summary = "Mostra como a unidade é faturada")
    SupplyTerms.View find(@PathVariable Matricula matricula) {
        var held = register.find(matricula);
        return SupplyTerms.View.of(held.terms(), held.from());
    }
}

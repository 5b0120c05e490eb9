package io.contaluz.billing.usagepoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The routes of a usage point's datagram policy.
@RestController
@RequestMapping(UsagePointController.PATH + "/{matricula}/politica")
@Tag(name = "Medidores")
class DatagramPolicyController {

    private final DatagramPolicies policies;

    DatagramPolicyController(DatagramPolicies policies) {
        this.policies = policies;
    }

    /// What comes and goes.
    record PolicyView(@JsonProperty("politica") @NotNull DatagramPolicy policy) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Mostra quais datagramas a unidade aceita")
    PolicyView find(@PathVariable Matricula matricula) {
        return new PolicyView(policies.find(matricula));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Exige mac nos datagramas da unidade",
            description =
                    "legacy aceita datagramas com ou sem mac; mac-required, só com. Vale em um"
                            + " segundo, e não volta atrás: de mac-required para legacy é 409.")
    void set(@PathVariable Matricula matricula, @Valid @RequestBody PolicyView body) {
        policies.set(matricula, body.policy());
    }
}

package io.contaluz.billing.usagepoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.customer.Username;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The source's route that tells whether a customer answers for a usage point.
@RestController
@Tag(name = "Rotas de origem")
class UserValidationController {

    private final LocatedUsagePoints usagePoints;

    UserValidationController(LocatedUsagePoints usagePoints) {
        this.usagePoints = usagePoints;
    }

    /// What is asked.
    record Question(
            @JsonProperty("username") @NotNull Username username,
            @JsonProperty("matricula") @NotNull Matricula matricula) {}

    @PostMapping(
            path = "/validacao-usuario",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Diz se o cliente responde hoje pela unidade")
    ResponseEntity<UserValidation> validate(@Valid @RequestBody Question body) {
        return usagePoints.isHeldToday(body.username(), body.matricula())
                ? ResponseEntity.ok(UserValidation.REGISTERED)
                : ResponseEntity.status(HttpStatus.NOT_FOUND).body(UserValidation.UNKNOWN);
    }
}

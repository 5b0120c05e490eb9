package io.contaluz.billing.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The routes of leases.
@RestController
@RequestMapping("/api/v1/simulador/faixas/{titular}")
@Tag(name = "Simulador")
class LeaseController {

    private static final long DEFAULT_FROM = 2_000_001;
    private static final long HIGHEST_FROM = 1_000_000_000_000L;

    private final Leasing leasing;

    LeaseController(Leasing leasing) {
        this.leasing = leasing;
    }

    /// What is wanted.
    ///
    /// @param from the lowest matricula that will do
    record Wanted(
            @JsonProperty("quantidade") @NotNull @Min(1) @Max(1_000_000) Integer size,
            @JsonProperty("a_partir_de") @Min(1) @Max(HIGHEST_FROM) @Nullable Long from) {}

    /// What is given.
    ///
    /// @param first a matricula, and so a string
    record LeaseView(
            @JsonProperty("titular") String holder,
            @JsonProperty("primeira_matricula") String first,
            @JsonProperty("quantidade") int size,
            @JsonProperty("expira_em") Instant expiresAt) {}

    @PutMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Arrenda ou renova uma faixa de matrículas",
            description = "A renovação dá a mesma faixa, enquanto a quantidade for a mesma.")
    LeaseView lease(@PathVariable("titular") String holder, @Valid @RequestBody Wanted body) {
        var from = body.from() == null ? DEFAULT_FROM : body.from();
        var lease = leasing.lease(new Holder(holder), from, body.size());
        return new LeaseView(holder, Long.toString(lease.first()), lease.size(), lease.expiresAt());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Devolve a faixa")
    void release(@PathVariable("titular") String holder) {
        leasing.release(new Holder(holder));
    }
}

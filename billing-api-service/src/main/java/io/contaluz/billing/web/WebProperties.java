package io.contaluz.billing.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What a client may ask of the service.
///
/// @param requestsPerSecond of one address, in the long run; 0 for no limit
/// @param burst that many at once, after a pause
/// @param maxAddresses that are remembered; the least recent are forgotten first
/// @param turnsPerCore requests that are served at once, for each core; the others wait in a row
/// @param patience how long they wait for their turn, before they go on without
/// @param maxBody of a request, but for an import
/// @param maxImport of an import's body
@Validated
@ConfigurationProperties("contaluz.web")
record WebProperties(
        @DefaultValue("1000") @Min(0) @Max(1_000_000) int requestsPerSecond,
        @DefaultValue("2000") @Min(1) @Max(1_000_000) int burst,
        @DefaultValue("10000") @Min(1) @Max(1_000_000) int maxAddresses,
        @DefaultValue("2") @Min(1) @Max(1000) int turnsPerCore,
        @DefaultValue("100ms") @NotNull @DurationMin(millis = 1) Duration patience,
        @DefaultValue("1MB") @NotNull DataSize maxBody,
        @DefaultValue("256MB") @NotNull DataSize maxImport) {}

package io.contaluz.ingest.intake;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How many datagrams one sender may have taken in; what is beyond it is dropped and counted.
///
/// @param enabled whether there is any limit
/// @param addressPerSecond of one source address: a concentrator may have half of what is taken
/// @param addressBurst of them at once
/// @param addresses source addresses that are remembered
/// @param meterPerSecond of one usage point
/// @param meterBurst of them at once: a meter that was offline sends what it kept
@Validated
@ConfigurationProperties("contaluz.limit")
record LimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("80000") @Positive int addressPerSecond,
        @DefaultValue("160000") @Min(1) int addressBurst,
        @DefaultValue("100000") @Min(1) int addresses,
        @DefaultValue("100") @Positive int meterPerSecond,
        @DefaultValue("5000") @Min(1) int meterBurst) {}

package io.contaluz.billing.fleet;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the leases.
///
/// @param leaseDuration after which a lease that nobody renews is free again
@Validated
@ConfigurationProperties("contaluz.fleet")
record FleetProperties(
        @DefaultValue("5m") @NotNull @DurationMin(seconds = 1) Duration leaseDuration) {}

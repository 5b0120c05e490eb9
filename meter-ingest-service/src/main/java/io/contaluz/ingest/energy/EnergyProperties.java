package io.contaluz.ingest.energy;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the energy follows the readings.
///
/// @param enabled whether this process does it
/// @param deference how far it may fall behind in favour of those who store readings
@Validated
@ConfigurationProperties("contaluz.energy")
record EnergyProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("60s") @DurationMin(seconds = 0) Duration deference) {}

package io.contaluz.billing.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of webhooks and e-mail.
///
/// @param enabled whether this process sends; of several, all may
/// @param pollEvery how often it looks for what is due
/// @param timeLimit for one attempt from connecting to the answer's status
/// @param lease after which an attempt that nobody has finished is made again
/// @param attempts after which a delivery is set aside
/// @param firstRetry how long the second attempt waits; each further one waits twice as long
/// @param longestRetry how long an attempt waits at most
/// @param keep how long events and their deliveries are kept
/// @param mostWebhooks how many may be registered
/// @param allowPrivateAddresses whether webhooks may be on private and loopback addresses
/// @param mailFrom who mail is from
@Validated
@ConfigurationProperties("contaluz.notification")
record NotificationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration pollEvery,
        @DefaultValue("5s") @DurationMin(millis = 10) Duration timeLimit,
        @DefaultValue("2m") @DurationMin(millis = 10) Duration lease,
        @DefaultValue("12") @Min(1) @Max(50) int attempts,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("6h") @DurationMin(millis = 1) Duration longestRetry,
        @DefaultValue("30d") @DurationMin(days = 1) Duration keep,
        @DefaultValue("100") @Min(0) @Max(1_000) int mostWebhooks,
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("ContaLuz <contaluz@contaluz.invalid>") @NotBlank String mailFrom) {

    Backoff backoff() {
        return new Backoff(firstRetry, longestRetry);
    }
}

package io.contaluz.billing.prepayment;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of prepayment.
///
/// @param every how often the credits are looked over; 0 never
@Validated
@ConfigurationProperties("contaluz.prepayment")
record PrepaymentProperties(@DefaultValue("15m") @DurationMin(seconds = 0) Duration every) {}

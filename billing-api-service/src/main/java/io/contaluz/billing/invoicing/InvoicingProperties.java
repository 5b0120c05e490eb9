package io.contaluz.billing.invoicing;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of invoicing.
///
/// @param rate R$/kWh; `TAXA_CONSUMO` in the environment
/// @param closingThreads how many shares of a cycle are closed at once
/// @param closingChunk how many usage points of a share are billed in one transaction
/// @param remindDaysBefore how many days before an invoice is due it is reminded of
/// @param remindDaysAfter how many days after it was due it is reminded of again
/// @param remindEvery how often what is to be reminded of is looked for; 0 never
/// @param rulePacks the directory of rule packs beside those that come with the service; empty for
///   none
@Validated
@ConfigurationProperties("contaluz.invoicing")
record InvoicingProperties(
        @DefaultValue("0.73") @DecimalMin("0") @Digits(integer = 6, fraction = 8) BigDecimal rate,
        @DefaultValue("2") @Min(1) @Max(8) int closingThreads,
        @DefaultValue("1000") @Min(1) @Max(10_000) int closingChunk,
        @DefaultValue("3") @Min(0) @Max(30) int remindDaysBefore,
        @DefaultValue("1") @Min(1) @Max(30) int remindDaysAfter,
        @DefaultValue("1h") @DurationMin(seconds = 0) Duration remindEvery,
        @DefaultValue("") String rulePacks) {}

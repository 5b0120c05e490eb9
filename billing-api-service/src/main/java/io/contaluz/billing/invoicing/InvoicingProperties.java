package io.contaluz.billing.invoicing;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of invoicing.
///
/// @param rate R$/kWh; `TAXA_CONSUMO` in the environment
/// @param closingThreads how many shares of a cycle are closed at once
@Validated
@ConfigurationProperties("contaluz.invoicing")
record InvoicingProperties(
        @DefaultValue("0.73") @DecimalMin("0") @Digits(integer = 6, fraction = 8) BigDecimal rate,
        @DefaultValue("2") @Min(1) @Max(8) int closingThreads) {}

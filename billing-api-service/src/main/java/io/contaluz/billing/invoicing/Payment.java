package io.contaluz.billing.invoicing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.money.Money;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;

/// Something that was paid of an invoice: all of it, a part, or too much.
///
/// @param reference what the payer's side knows it by; the same one is the same payment
record Payment(
        @JsonProperty("data") @NotNull LocalDate paidOn,
        @JsonProperty("meio") @NotNull @Pattern(regexp = "pix|boleto|debito|cartao|dinheiro")
                String means,
        @JsonProperty("valor") @NotNull @DecimalMin("0.01") @Digits(integer = 12, fraction = 2)
                BigDecimal amount,
        @JsonProperty("referencia") @NotNull @Pattern(regexp = "[!-~]{1,64}") String reference) {

    Money money() {
        return Money.truncatedToCentavos(amount);
    }
}

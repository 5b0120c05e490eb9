package io.contaluz.billing.print;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who is paid by Pix. What stands here unless set is nobody's: the domain `invalid` never exists
/// (RFC 2606).
///
/// @param key an e-mail address, a telephone number with its `+55`, a CPF or CNPJ without
///   punctuation, or a random key
/// @param name as the payer's bank shows it; 25 characters of it, without accents
/// @param city 15 characters of it, without accents
@Validated
@ConfigurationProperties("contaluz.pix")
public record PixReceiver(
        @DefaultValue("pix@contaluz.invalid")
                @NotNull
                @Size(max = 77)
                @Pattern(
                        regexp =
                                "[0-9]{11}|[0-9A-Z]{12}[0-9]{2}|\\+[1-9][0-9]{7,14}"
                                        + "|[0-9a-z.!#$&'*+/=?^_`{|}~-]+@[0-9a-z.-]+"
                                        + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                String key,
        @DefaultValue("ContaLuz Demonstracao") @NotBlank String name,
        @DefaultValue("Cidade Ficticia") @NotBlank String city) {}

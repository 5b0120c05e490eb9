package io.contaluz.billing.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A customer to be registered.
///
/// @param email null if none is known
record NewCustomer(
        @JsonProperty("username") @NotNull Username username,
        @JsonProperty("nome") @NotNull CustomerName name,
        @JsonProperty("email") @Nullable EmailAddress email) {}

package io.contaluz.billing.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;

/// A customer to be registered.
record NewCustomer(
        @JsonProperty("username") @NotNull Username username,
        @JsonProperty("nome") @NotNull CustomerName name) {}

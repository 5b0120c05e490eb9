package io.contaluz.billing.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A customer as the API shows one.
record CustomerView(
        @JsonProperty("username") Username username,
        @JsonProperty("nome") CustomerName name,
        @JsonProperty("email") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable EmailAddress email) {

    static CustomerView of(Customer customer) {
        return new CustomerView(customer.username(), customer.name(), customer.email());
    }
}

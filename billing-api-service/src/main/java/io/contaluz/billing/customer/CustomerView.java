package io.contaluz.billing.customer;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A customer as the API shows one.
record CustomerView(
        @JsonProperty("username") Username username, @JsonProperty("nome") CustomerName name) {

    static CustomerView of(Customer customer) {
        return new CustomerView(customer.username(), customer.name());
    }
}

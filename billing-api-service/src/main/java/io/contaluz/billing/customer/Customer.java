package io.contaluz.billing.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// Who signs for energy.
@Entity
@Table(name = "customer")
class Customer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "customer_id")
    private @Nullable Integer id;

    @Column(length = 64, nullable = false, updatable = false)
    private String username;

    @Column(length = 200, nullable = false)
    private String name;

    @Column(length = 254)
    private @Nullable String email;

    /// For JPA.
    @SuppressWarnings("NullAway.Init")
    protected Customer() {}

    Customer(Username username, CustomerName name) {
        this.username = username.value();
        this.name = name.value();
    }

    int id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet: " + username);
        }
        return id;
    }

    Username username() {
        return new Username(username);
    }

    @Nullable EmailAddress email() {
        return email == null ? null : new EmailAddress(email);
    }

    void writeTo(@Nullable EmailAddress address) {
        this.email = address == null ? null : address.value();
    }

    CustomerName name() {
        return new CustomerName(name);
    }
}

package io.contaluz.billing.usagepoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// From when to when a customer answers for a usage point. The database lets no two of a usage
/// point overlap.
@Entity
@Table(name = "customer_agreement")
class CustomerAgreement {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "customer_agreement_id")
    private @Nullable Integer id;

    @Column(name = "customer_id", nullable = false, updatable = false)
    private int customerId;

    @Column(name = "usage_point_id", nullable = false, updatable = false)
    private int usagePointId;

    @Column(name = "valid_from", nullable = false)
    private LocalDate validFrom;

    /// The first day it no longer holds.
    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    /// For JPA.
    @SuppressWarnings("NullAway.Init")
    protected CustomerAgreement() {}

    CustomerAgreement(int customerId, int usagePointId, LocalDate validFrom) {
        this.customerId = customerId;
        this.usagePointId = usagePointId;
        this.validFrom = validFrom;
    }

    int customerId() {
        return customerId;
    }

    int usagePointId() {
        return usagePointId;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}

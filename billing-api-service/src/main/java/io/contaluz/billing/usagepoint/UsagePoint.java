package io.contaluz.billing.usagepoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Where energy is measured.
@Entity
@Table(name = "usage_point")
class UsagePoint {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "usage_point_id")
    private @Nullable Integer id;

    @Column(length = 32, nullable = false, updatable = false)
    private String matricula;

    @Column(nullable = false)
    private String zone;

    /// For JPA.
    @SuppressWarnings("NullAway.Init")
    protected UsagePoint() {}

    UsagePoint(Matricula matricula, ZoneId zone) {
        this.matricula = matricula.value();
        this.zone = zone.getId();
    }

    int id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet: " + matricula);
        }
        return id;
    }

    Matricula matricula() {
        return new Matricula(matricula);
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    LocatedUsagePoint located() {
        return new LocatedUsagePoint(id(), matricula(), zone());
    }
}

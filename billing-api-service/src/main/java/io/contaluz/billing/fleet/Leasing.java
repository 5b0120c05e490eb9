package io.contaluz.billing.fleet;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives runs of matriculas to simulator replicas, so that no two of them are one meter.
@Service
@Transactional
class Leasing {

    private final Leases leases;
    private final FleetProperties properties;
    private final Clock clock;

    Leasing(Leases leases, FleetProperties properties, Clock clock) {
        this.leases = leases;
        this.properties = properties;
        this.clock = clock;
    }

    /// Renews what the holder has, if it serves; else gives the lowest free run.
    MatriculaLease lease(Holder holder, long from, int size) {
        leases.lock();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        leases.removeExpired(now);
        var all = leases.all();
        Predicate<MatriculaLease> own = lease -> lease.holder().equals(holder);
        var until = now.plus(properties.leaseDuration());
        var lease =
                all.stream()
                        .filter(own.and(held -> held.serves(from, size)))
                        .findFirst()
                        .map(held -> held.until(until))
                        .orElseGet(() -> {
                            var others = all.stream().filter(own.negate()).toList();
                            var first = MatriculaLease.firstFree(from, size, others);
                            return new MatriculaLease(holder, first, size, until);
                        });
        leases.save(lease);
        return lease;
    }

    void release(Holder holder) {
        leases.remove(holder);
    }
}

package io.contaluz.billing.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.BillingTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BillingTest
class LeaseIntegrationTests {

    @Autowired private Leasing leasing;
    @Autowired private FleetProperties properties;
    @Autowired private JdbcClient jdbc;

    @Test
    void replicasThatAskAtOnceGetRunsApart() throws Exception {
        var asking = new ArrayList<Callable<MatriculaLease>>();
        for (int i = 0; i < 40; i++) {
            var holder = new Holder("at-once-" + i);
            asking.add(() -> leasing.lease(holder, 10_000_001, 50));
        }
        List<MatriculaLease> leases = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lease : executor.invokeAll(asking)) {
                leases.add(lease.get());
            }
        }
        leases.sort(Comparator.comparingLong(MatriculaLease::first));
        for (int i = 0; i < leases.size(); i++) {
            assertThat(leases.get(i).first()).isEqualTo(10_000_001 + 50L * i);
        }
    }

    @Test
    void aRenewalIsTheSameForLonger() {
        var holder = new Holder("renewing");
        var first = leasing.lease(holder, 20_000_001, 10);
        leasing.lease(new Holder("neighbour"), 20_000_001, 10);
        var second = leasing.lease(holder, 20_000_001, 10);
        assertThat(second.first()).isEqualTo(first.first());
        assertThat(second.expiresAt()).isAfter(first.expiresAt());
        assertThat(leasing.lease(holder, 20_000_001, 11).first()).isEqualTo(20_000_021);
    }

    @Test
    void whatExpiredOrWasReturnedIsFreeAgain() {
        leasing.lease(new Holder("returning"), 30_000_001, 10);
        leasing.release(new Holder("returning"));
        assertThat(leasing.lease(new Holder("expiring"), 30_000_001, 10).first())
                .isEqualTo(30_000_001);
        jdbc.sql("update matricula_lease set expires_at = now() - interval '1s' where holder = ?")
                .param("expiring")
                .update();
        assertThat(leasing.lease(new Holder("next"), 30_000_001, 10).first()).isEqualTo(30_000_001);
    }

    @Test
    void aLeaseLastsFiveMinutesUnlessSet() {
        assertThat(properties.leaseDuration()).isEqualTo(Duration.ofMinutes(5));
    }
}

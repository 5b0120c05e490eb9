package io.contaluz.billing.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.Api;
import io.contaluz.billing.BillingTest;
import io.contaluz.billing.invoicing.BilledGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A service without a master key.
@BillingTest
@TestPropertySource(properties = "contaluz.keys.master-key=")
class UnsignedClosingIntegrationTests {

    @Autowired private Api api;
    @Autowired private JdbcClient jdbc;

    @Test
    void withoutAMasterKeyACycleIsClosedAndNotSigned() throws Exception {
        var group = new BilledGroup(api, jdbc, "semchave");
        group.add("SEMCHAVE1", "convencional");
        group.read("SEMCHAVE1", "2025-06-01", 0);
        group.read("SEMCHAVE1", "2025-07-01", 200);
        int cycle = group.bill("2025-06-01", "2025-07-01", "2025-07-15");
        assertThat(group.invoices("SEMCHAVE1")).hasSize(1);
        assertThat(api.get("/api/v1/ciclos/%d/raiz".formatted(cycle)).statusCode()).isEqualTo(409);
    }
}

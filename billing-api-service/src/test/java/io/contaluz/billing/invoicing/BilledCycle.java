package io.contaluz.billing.invoicing;

import io.contaluz.billing.Api;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A cycle of June 2025 that is closed, with 200 kWh for each of its usage points: R$ 225.41.
///
/// @param group over which it was made
record BilledCycle(BilledGroup group, int id) {

    static BilledCycle of(Api api, JdbcClient jdbc, String name, String due, String... matriculas)
            throws Exception {
        var group = new BilledGroup(api, jdbc, name);
        for (var matricula : matriculas) {
            group.add(matricula, "convencional");
            group.read(matricula, "2025-06-01", 0);
            group.read(matricula, "2025-07-01", 200);
        }
        return new BilledCycle(group, group.bill("2025-06-01", "2025-07-01", due));
    }

    /// The only invoice of a usage point.
    long invoiceOf(String matricula) throws Exception {
        return group.latest(matricula);
    }

    JsonNode invoice(String matricula) throws Exception {
        return group.invoices(matricula).get(0);
    }
}

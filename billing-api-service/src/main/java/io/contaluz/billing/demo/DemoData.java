package io.contaluz.billing.demo;

import io.contaluz.billing.customer.CustomerRegistry;
import io.contaluz.billing.metering.NewReading;
import io.contaluz.billing.metering.ReadingStore;
import io.contaluz.billing.metering.Source;
import io.contaluz.billing.supply.SupplyRegister;
import io.contaluz.billing.supply.SupplyTerms;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.usagepoint.Agreements;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import io.contaluz.billing.usagepoint.Zones;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes one customer of the demonstration with everything that belongs to it.
@Component
class DemoData {

    private final CustomerRegistry customers;
    private final UsagePointRegistry usagePoints;
    private final Agreements agreements;
    private final SupplyRegister supplies;
    private final ReadingStore store;

    DemoData(
            CustomerRegistry customers,
            UsagePointRegistry usagePoints,
            Agreements agreements,
            SupplyRegister supplies,
            ReadingStore store) {
        this.customers = customers;
        this.usagePoints = usagePoints;
        this.agreements = agreements;
        this.supplies = supplies;
        this.store = store;
    }

    /// Whether any of them, or what is to be theirs, is there already.
    boolean isThere(List<DemoCustomer> some) {
        var usernames = some.stream().map(DemoCustomer::username).toList();
        var matriculas = some.stream().map(DemoCustomer::matricula).toList();
        return !customers.idsOf(usernames).isEmpty()
                || !usagePoints.locateAll(matriculas).isEmpty();
    }

    void make(DemoCustomer customer, Instant now) {
        var history = DemoHistory.of(customer, now, Zones.DEFAULT);
        customers.register(customer.username(), customer.name());
        var usagePoint = usagePoints.register(customer.matricula(), Zones.DEFAULT);
        var from = LocalDate.ofInstant(history.getFirst().measuredAt(), Zones.DEFAULT);
        agreements.sign(usagePoint, customer.username(), from);
        supplies.agree(
                usagePoint,
                new SupplyTerms(customer.modality(), Connection.SINGLE_PHASE, "SP", "Exemplo", "1"),
                from);
        var readings =
                history.stream()
                        .map(reading ->
                                new NewReading(
                                        usagePoint.id(), reading.measuredAt(), reading.register()))
                        .toList();
        store.ensureMonths(readings);
        store.store(readings, Source.DEMONSTRATION);
    }
}

package io.contaluz.billing.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.metering.Reading;
import io.contaluz.billing.usagepoint.Zones;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoHistoryTests {

    private static final Instant NOW = Instant.parse("2026-11-23T02:37:11Z");

    static List<DemoCustomer> customers() {
        return DemoCustomer.all();
    }

    @ParameterizedTest
    @MethodSource("customers")
    void itIsSixtyDaysOfHoursThatEndOneFullHourAgo(DemoCustomer customer) {
        var history = history(customer);
        assertThat(history).hasSize(60 * 24 + 1);
        assertThat(history.getLast().measuredAt()).isEqualTo(Instant.parse("2026-11-23T01:00:00Z"));
        assertThat(history.getLast().register().value()).isEqualTo(customer.finalRegister());
        assertThat(history).extracting(Reading::measuredAt).isSorted().doesNotHaveDuplicates();
        assertThat(history).extracting(Reading::register).isSorted();
    }

    @Test
    void itIsTheSameEachTime() {
        var maria = customers().getFirst();
        assertThat(history(maria)).isEqualTo(history(maria));
    }

    @Test
    void tenCustomersHaveTenMatriculas() {
        assertThat(customers())
                .extracting(customer -> customer.matricula().value())
                .startsWith("1000001", "1000002")
                .endsWith("1000010")
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    private static List<Reading> history(DemoCustomer customer) {
        return DemoHistory.of(customer, NOW, Zones.DEFAULT);
    }
}

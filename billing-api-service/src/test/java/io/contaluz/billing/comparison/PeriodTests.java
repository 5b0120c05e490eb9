package io.contaluz.billing.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contaluz.billing.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTests {

    @Test
    void aPeriodIsBilledByTheMonth() {
        assertThat(starts("2026-01-01", "2026-04-01"))
                .containsExactly("2026-01-01", "2026-02-01", "2026-03-01");
        assertThat(starts("2026-01-31", "2026-05-01"))
                .containsExactly("2026-01-31", "2026-02-28", "2026-03-31");
    }

    @Test
    void aRestOfLessThanHalfAMonthBelongsToTheMonthBefore() {
        assertThat(starts("2026-01-01", "2026-02-15")).containsExactly("2026-01-01");
        assertThat(starts("2026-01-01", "2026-02-16")).containsExactly("2026-01-01", "2026-02-01");
        assertThat(starts("2026-01-01", "2026-01-04")).containsExactly("2026-01-01");
    }

    @Test
    void aYearIsTheMost() {
        assertThat(starts("2024-01-01", "2025-01-01")).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01,2026-01-01,deve vir depois de inicio",
        "2026-01-01,2027-01-03,deve vir até 366 dias depois de inicio",
        "2026-02-30,2026-03-01,deve ser um dia deste século (2026-10-01)",
        "2026-02-01,+999999999-12-31,deve ser um dia deste século (2026-10-01)",
        "2026-02-01,,falta"
    })
    void whatIsNoPeriodIsRefused(String start, String end, String message) {
        assertThatThrownBy(() -> Period.parse(start, end))
                .isInstanceOf(Refusal.class)
                .hasMessage(message);
    }

    private static List<String> starts(String start, String end) {
        return Period.parse(start, end).cycles().stream()
                .map(cycle -> cycle.start().toString())
                .toList();
    }
}

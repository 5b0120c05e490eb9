package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.billing.series.CycleEnergy.Slot;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostEnergiesTests {

    private static final RulePack PACK = RulePacks.bundled().named("demonstracao");
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /// The hours of `docs/invoices-by-hand.md`: 150 W all day, and 750 W from 16:30 to 21:30.
    @Test
    void aMonthWithEasterInItIsSplitAsByHand() {
        assertThat(split(Modality.WHITE, april()))
                .isEqualTo(
                        Map.of(
                                Post.OFF_PEAK, new BigDecimal("123.000"),
                                Post.INTERMEDIATE, new BigDecimal("30.000"),
                                Post.PEAK, new BigDecimal("45.000")));
    }

    @Test
    void withoutHoursAllIsOnePost() {
        assertThat(split(Modality.CONVENTIONAL, april()))
                .isEqualTo(Map.of(Post.SINGLE, new BigDecimal("198.000")));
    }

    @Test
    void eachPostIsThereEvenWithoutEnergy() {
        assertThat(split(Modality.WHITE, List.of()))
                .containsOnlyKeys(Post.OFF_PEAK, Post.INTERMEDIATE, Post.PEAK)
                .containsValue(new BigDecimal("0.000"));
    }

    private static Map<Post, BigDecimal> split(Modality modality, List<Slot> slots) {
        var supply =
                new Supply(
                        "ContaLuz Distribuidora",
                        modality,
                        Connection.SINGLE_PHASE,
                        "SP",
                        "Exemplo");
        return PostEnergies.of(slots, ZONE, PACK, supply);
    }

    private static List<Slot> april() {
        var start = LocalDate.of(2026, 4, 1).atStartOfDay(ZONE);
        return Stream.iterate(start, time -> time.plusMinutes(15))
                .limit(30 * 96)
                .map(time -> {
                    int minute = time.getHour() * 60 + time.getMinute();
                    boolean evening = minute >= 990 && minute < 1290;
                    // Of 37.5 Wh, a watt-hour less every other time.
                    long odd = time.getMinute() / 15 % 2L;

                    return new Slot(time.toInstant(), (evening ? 187 : 37) + odd, false);
                })
                .toList();
    }
}

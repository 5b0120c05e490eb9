package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Origin;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The second class of the social tariff: free of CDE up to 120 kWh.
class SocialClassTests {

    private static final RulePack PACK = RulePacks.bundled().named(RulePacks.DEMONSTRATION);
    private static final Supply SUPPLY =
            new Supply(
                    "ContaLuz Distribuidora",
                    Modality.SOCIAL_CDE,
                    Connection.SINGLE_PHASE,
                    "SP",
                    "Sem COSIP");

    /// 100 × 0.80 = 80 and 12 % of it less, 70.40; ÷ 0.782362 = 89.98.
    @Test
    void withinTheBandAllOfItIsFreeOfTheCharge() {
        var bill = bill("2026-01-01", "2026-02-01", "100");
        assertThat(bill.lines())
                .extracting(BillLine::kind)
                .containsExactly(LineKind.ENERGY, LineKind.CDE_EXEMPTION);
        assertThat(bill.total()).isEqualTo(new Money(89_98));
    }

    /// 200 × 0.80 less 12 % of 120 × 0.80, 148.48; ÷ 0.782362 = 189.78.
    @Test
    void whoTakesMoreHasItForTheFirstOfIt() {
        assertThat(bill("2026-01-01", "2026-02-01", "200").total()).isEqualTo(new Money(189_78));
    }

    /// May 2026 is yellow, by made-up values: 100 × 0.01885 ÷ 0.782362.
    @Test
    void theFlagIsTakenOfAllOfIt() {
        var bill = bill("2026-05-01", "2026-06-01", "100");
        assertThat(bill.lines().getLast().kind()).isEqualTo(LineKind.FLAG);
        assertThat(bill.lines().getLast().formula()).isEqualTo("100 × 0,01885 ÷ 0,782362");
    }

    /// ICMS, PIS and COFINS are those of what is paid.
    @Test
    void taxesAreOfWhatIsPaid() {
        var bill = bill("2026-01-01", "2026-02-01", "100");
        assertThat(bill.exactTotal().subtract(bill.icms()).subtract(bill.federal()))
                .isCloseTo(new BigDecimal("70.40"), offset(new BigDecimal("1E-20")));
    }

    @Test
    void itsOriginSaysWhatOfItIsAParameter() {
        var plan = PricePlan.of(PACK, SUPPLY, cycle("2026-01-01", "2026-02-01"));
        assertThat(plan.runs().getFirst().price().origins())
                .filteredOn(origin -> origin.isIn("social"))
                .extracting(Origin::source)
                .singleElement()
                .asString()
                .contains("B");
    }

    @Test
    void aCycleThatBeganBeforeIsRefused() {
        assertThatThrownBy(() -> bill("2025-12-15", "2026-01-14", "100"))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Não há regra da tarifa social com isenção da CDE em vigor em 2025-12-15.");
    }

    private static Bill bill(String start, String end, String kilowattHours) {
        var plan = PricePlan.of(PACK, SUPPLY, cycle(start, end));
        return Bill.of(plan, Map.of(Post.SINGLE, new BigDecimal(kilowattHours)), List.of());
    }

    private static Cycle cycle(String start, String end) {
        return new Cycle(LocalDate.parse(start), LocalDate.parse(end));
    }
}

package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether the ICMS of the energy that the social tariff gives remains due, as the pack says: of
/// 100 kWh in a green month, 80 are not paid.
class SocialIcmsTests {

    private static final BigDecimal LITTLE = new BigDecimal("1E-20");

    /// 20 × 0.80 ÷ 0.782362 = 20.45, of which 18 % is ICMS.
    @Test
    void itIsNotDueWhereThePackSaysSo() throws IOException {
        var bill = bill(Modality.SOCIAL, "separada", false);
        assertThat(formulas(bill)).containsExactly("100 × 0,8 ÷ 0,782362", "-80 × 0,8 ÷ 0,782362");
        assertThat(bill.total()).isEqualTo(new Money(20_45));
        assertThat(bill.icms()).isCloseTo(new BigDecimal("3.681160"), within(micro()));
    }

    /// The discount is 82 % of the price of 80 kWh: 20.450891 + 18 % of 81.803564 = 35.17. The ICMS
    /// is 18 % of the price of all 100 kWh.
    @Test
    void itIsDueWhereThePackSaysSo() throws IOException {
        var bill = bill(Modality.SOCIAL, "separada", true);
        assertThat(formulas(bill))
                .containsExactly("100 × 0,8 ÷ 0,782362", "-80 × 0,656 ÷ 0,782362");
        assertThat(bill.total()).isEqualTo(new Money(35_17));
        assertThat(bill.icms()).isCloseTo(new BigDecimal("18.405802"), within(micro()));
    }

    /// PIS and COFINS are those of what is paid: without all taxes its price is left, of 20 kWh, or
    /// of 88.
    @ParameterizedTest
    @CsvSource({
        "social,separada,true,16.00",
        "social,separada,false,16.00",
        "social,conjunta,true,16.00",
        "social,conjunta,false,16.00",
        "social_cde,separada,true,70.40",
        "social_cde,conjunta,true,70.40"
    })
    void withoutTaxesWhatIsPaidIsLeft(String modality, String form, boolean due, BigDecimal left)
            throws IOException {
        var its = modality.equals("social") ? Modality.SOCIAL : Modality.SOCIAL_CDE;
        var bill = bill(its, form, due);
        assertThat(bill.exactTotal().subtract(bill.icms()).subtract(bill.federal()))
                .isCloseTo(left, within(LITTLE));
    }

    private static BigDecimal micro() {
        return new BigDecimal("0.000001");
    }

    private static List<String> formulas(Bill bill) {
        return bill.lines().stream().map(BillLine::formula).toList();
    }

    private static Bill bill(Modality modality, String form, boolean due) throws IOException {
        var packs = RulePacks.none();
        for (var file : List.of("brasil.yaml", "demonstracao.yaml")) {
            var text =
                    text(file)
                            .replace("icms_on_unpaid: false", "icms_on_unpaid: " + due)
                            .replace("form: separada", "form: " + form);
            packs.add(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
        var supply =
                new Supply(
                        "ContaLuz Distribuidora",
                        modality,
                        Connection.SINGLE_PHASE,
                        "SP",
                        "Sem COSIP");
        var january = new Cycle(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1));
        return Bill.of(
                PricePlan.of(packs.named("demonstracao"), supply, january),
                Map.of(Post.SINGLE, new BigDecimal("100")),
                List.of());
    }

    private static String text(String file) throws IOException {
        try (var in = RulePacks.class.getResourceAsStream("/rulepacks/" + file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

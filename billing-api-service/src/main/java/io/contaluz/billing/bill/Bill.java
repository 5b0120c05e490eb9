package io.contaluz.billing.bill;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.tariff.Post;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// What a cycle costs. Nothing is rounded but the total, once.
///
/// @param consumed kWh
/// @param billed kWh, at least the least that is billed
/// @param icms R$ inside the total
/// @param federal PIS and COFINS, R$ inside the total
public record Bill(
        Cycle cycle,
        Map<Post, BigDecimal> consumed,
        BigDecimal billed,
        List<BillLine> lines,
        Money total,
        BigDecimal icms,
        BigDecimal federal) {

    /// Computes a bill.
    ///
    /// @param consumed kWh by post: the single one, or the three of the white tariff
    public static Bill of(
            PricePlan plan, Map<Post, BigDecimal> consumed, List<CarriedEntry> carried) {
        return new BillMaking(plan, consumed).bill(carried);
    }

    /// The total before it is truncated, in R$.
    public BigDecimal exactTotal() {
        return lines.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

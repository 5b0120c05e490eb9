package io.contaluz.billing.comparison;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the same hours come to by each modality.
///
/// @param supply as it is now
/// @param costs of the conventional tariff, of the white one, and of the social ones on file
/// @param notPriced the social ones that are not
record Comparison(
        Supply supply,
        List<Consumption> consumptions,
        List<ModalityCost> costs,
        List<NotPriced> notPriced,
        BreakEven breakEven) {

    /// A modality that has no rule in the period.
    record NotPriced(Modality modality, String reason) {}

    /// Bills the same energy by each modality.
    ///
    /// @throws Refusal in conflict, if a rule of the conventional or the white tariff is not on
    ///   file
    static Comparison of(RulePack pack, Supply supply, List<Consumption> consumptions) {
        var costs = new ArrayList<ModalityCost>();
        var notPriced = new ArrayList<NotPriced>();
        for (var modality : List.of(Modality.CONVENTIONAL, Modality.WHITE)) {
            costs.add(ModalityCost.of(pack, supply.by(modality), consumptions));
        }
        for (var modality : List.of(Modality.SOCIAL, Modality.SOCIAL_CDE)) {
            try {
                costs.add(ModalityCost.of(pack, supply.by(modality), consumptions));
            } catch (Refusal e) {
                notPriced.add(new NotPriced(modality, e.detail()));
            }
        }
        var white = supply.by(Modality.WHITE);
        var breakEven =
                BreakEven.of(
                        consumptions,
                        costs.getFirst().exact(),
                        moved -> ModalityCost.of(pack, white, moved).exact());
        return new Comparison(
                supply, consumptions, List.copyOf(costs), List.copyOf(notPriced), breakEven);
    }

    ModalityCost conventional() {
        return costs.get(0);
    }

    ModalityCost white() {
        return costs.get(1);
    }

    /// kWh.
    BigDecimal total() {
        return Consumption.sum(consumptions, Consumption::total);
    }

    /// kWh.
    BigDecimal of(Post post) {
        return Consumption.sum(consumptions, one -> one.of(post));
    }

    /// The cheapest that the customer has for sure.
    ModalityCost cheapest() {
        return costs.stream()
                .filter(cost -> !isConditional(cost.modality()))
                .min(Comparator.comparingLong(cost -> cost.total().centavos()))
                .orElseThrow();
    }

    /// Whether it is only for a customer who has a right to it, of which we know nothing.
    boolean isConditional(Modality modality) {
        return modality.isSocial() && modality != supply.modality();
    }
}

package io.contaluz.billing.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;

/// A comparison in words that can be said on the phone.
final class Summary {

    private static final int CENTAVOS = 2;

    private Summary() {}

    static String of(Comparison comparison) {
        var conventional = comparison.conventional().total();
        var white = comparison.white().total();
        return "Com %s kWh, a tarifa convencional custaria %s e a branca, %s: %s. %s%s"
                .formatted(
                        places(comparison.total(), 1, RoundingMode.HALF_UP),
                        reais(conventional.centavos()),
                        reais(white.centavos()),
                        difference(white.centavos() - conventional.centavos()),
                        breakEven(comparison),
                        social(comparison));
    }

    private static String difference(long more) {
        if (more == 0) {
            return "daria no mesmo";
        }
        return "a branca sairia %s mais %s"
                .formatted(reais(Math.abs(more)), more > 0 ? "cara" : "barata");
    }

    private static String breakEven(Comparison comparison) {
        var even = comparison.breakEven();
        var share = even.evenShare();
        boolean dearer =
                comparison.white().exact().compareTo(comparison.conventional().exact()) > 0;
        if (share == null) {
            return dearer
                    ? "Nem com todo o consumo fora da ponta e do intermediário ela compensaria."
                    : "Mudar horários não a deixaria mais cara.";
        }
        var today =
                "Hoje %s %% do consumo fica fora da ponta e do intermediário; "
                        .formatted(percent(even.offPeakShare(), RoundingMode.HALF_UP));
        return today
                + (dearer
                        ? "para empatar, teriam de ser %s %%".formatted(atLeast(share))
                        : "a branca compensa enquanto forem mais de %s %%"
                                .formatted(atLeast(share)))
                + shift(even, dearer);
    }

    private static String shift(BreakEven even, boolean dearer) {
        var toShift = even.toShift();
        if (toShift == null || toShift.signum() == 0) {
            return ".";
        }
        return dearer
                ? ": por exemplo, passando %s kWh da ponta para fora da ponta."
                        .formatted(places(toShift, 1, RoundingMode.CEILING))
                : ": mais %s kWh na ponta e ela já não compensaria."
                        .formatted(places(toShift.negate(), 1, RoundingMode.CEILING));
    }

    private static String social(Comparison comparison) {
        return comparison.costs().stream()
                .filter(cost -> cost.modality().isSocial())
                .map(cost ->
                        (comparison.isConditional(cost.modality())
                                        ? " Se tiver direito à tarifa %s, pagaria %s."
                                        : " Pela tarifa %s, que é a sua, paga %s.")
                                .formatted(cost.modality().title(), reais(cost.total().centavos())))
                .collect(Collectors.joining());
    }

    private static String reais(long centavos) {
        return "R$ " + BigDecimal.valueOf(centavos, CENTAVOS).toPlainString().replace('.', ',');
    }

    private static String atLeast(BigDecimal share) {
        return percent(share, RoundingMode.CEILING);
    }

    private static String percent(BigDecimal share, RoundingMode rounding) {
        return places(share.movePointRight(2), 1, rounding);
    }

    private static String places(BigDecimal value, int places, RoundingMode rounding) {
        return value.setScale(places, rounding).toPlainString().replace('.', ',');
    }
}

package io.contaluz.billing.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An amount of R$ in whole centavos.
public record Money(long centavos) {

    private static final int PLACES = 2;

    /// The one place where money is rounded: what is less than a centavo is not charged.
    public static Money truncatedToCentavos(BigDecimal reais) {
        return new Money(
                reais.setScale(PLACES, RoundingMode.DOWN).unscaledValue().longValueExact());
    }

    /// What is printed of amounts whose sum is truncated once: each goes down to its centavo, and
    /// the centavos that are then missing go to the largest remainders, so that the lines add up.
    ///
    /// @param total their sum as [#truncatedToCentavos] has it
    public static List<Money> printed(List<BigDecimal> reais, Money total) {
        var down = reais.stream().map(one -> one.setScale(PLACES, RoundingMode.FLOOR)).toList();
        long given = down.stream().mapToLong(one -> one.unscaledValue().longValueExact()).sum();
        long missing = total.centavos() - given;
        var byRemainder =
                IntStream.range(0, down.size())
                        .boxed()
                        .sorted(
                                Comparator.comparing((Integer at) ->
                                                reais.get(at).subtract(down.get(at)))
                                        .reversed())
                        .limit(missing)
                        .collect(Collectors.toSet());
        return IntStream.range(0, down.size())
                .mapToObj(at -> {
                    long centavos = down.get(at).unscaledValue().longValueExact();
                    return new Money(byRemainder.contains(at) ? centavos + 1 : centavos);
                })
                .toList();
    }

    /// The amount in R$, without trailing zeros.
    public BigDecimal toReais() {
        var reais = BigDecimal.valueOf(centavos, PLACES).stripTrailingZeros();
        return reais.scale() < 0 ? reais.setScale(0) : reais;
    }
}

package io.contaluz.billing.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of R$ in whole centavos.
public record Money(long centavos) {

    private static final int PLACES = 2;

    /// The one place where money is rounded: what is less than a centavo is not charged.
    public static Money truncatedToCentavos(BigDecimal reais) {
        return new Money(
                reais.setScale(PLACES, RoundingMode.DOWN).unscaledValue().longValueExact());
    }

    /// The amount in R$, without trailing zeros.
    public BigDecimal toReais() {
        var reais = BigDecimal.valueOf(centavos, PLACES).stripTrailingZeros();
        return reais.scale() < 0 ? reais.setScale(0) : reais;
    }
}

package io.contaluz.billing.tariff;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values by consumption, from 0 kWh on without gaps; the last band has no end.
public record Bands(List<Band> bands) {

    /// One of them.
    ///
    /// @param above kWh that are not in it any more
    /// @param upTo kWh that are still in it; null for the last
    public record Band(BigDecimal above, @Nullable BigDecimal upTo, BigDecimal value) {

        private static Band of(Entry entry, BigDecimal value) {
            var band =
                    new Band(
                            entry.number("above"),
                            entry.optionalNumber("up_to").orElse(null),
                            value);
            entry.done();
            return band;
        }

        private boolean holds(BigDecimal kilowattHours) {
            return upTo == null || kilowattHours.compareTo(upTo) <= 0;
        }
    }

    /// Bands of shares of 1.
    ///
    /// @param value the share's name
    static Bands ofShares(Entry entry, String value) {
        entry.unit("1");
        return of(entry, band -> band.share(value));
    }

    /// Bands of money.
    static Bands ofAmounts(Entry entry) {
        entry.unit("R$");
        return of(entry, band -> band.number("amount"));
    }

    private static Bands of(Entry entry, Function<Entry, BigDecimal> value) {
        return of(
                entry.where(),
                entry.entries("bands").stream()
                        .map(band -> Band.of(band, value.apply(band)))
                        .toList());
    }

    /// @throws BadRulePackException if they leave a gap, overlap, or end
    private static Bands of(String where, List<Band> bands) {
        var end = BigDecimal.ZERO;
        for (int i = 0; i < bands.size(); i++) {
            var band = bands.get(i);
            if (band.above().compareTo(end) != 0) {
                var what = band.above().compareTo(end) > 0 ? "a gap" : "an overlap";
                throw new BadRulePackException(
                        where, "%s between %s and %s kWh".formatted(what, end, band.above()));
            }
            var next = band.upTo();
            if ((next == null) != (i == bands.size() - 1)) {
                throw new BadRulePackException(where, "the last band, and no other, has no end");
            }
            if (next != null && next.compareTo(end) <= 0) {
                throw new BadRulePackException(where, "a band ends before it begins");
            }
            end = next == null ? end : next;
        }
        if (bands.isEmpty()) {
            throw new BadRulePackException(where, "there is no band");
        }
        return new Bands(List.copyOf(bands));
    }

    /// The value of the band that holds a consumption.
    public BigDecimal at(BigDecimal kilowattHours) {
        return bands.stream()
                .filter(band -> band.holds(kilowattHours))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /// Each band's value times the part of a consumption that lies in it, added up.
    BigDecimal cumulated(BigDecimal kilowattHours) {
        var sum = BigDecimal.ZERO;
        for (var band : bands) {
            var upTo = band.upTo();
            var top = upTo == null ? kilowattHours : kilowattHours.min(upTo);
            var part = top.subtract(band.above()).max(BigDecimal.ZERO);
            sum = sum.add(part.multiply(band.value()));
        }
        return sum;
    }
}

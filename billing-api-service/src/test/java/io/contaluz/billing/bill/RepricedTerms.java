package io.contaluz.billing.bill;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.prepaid.PrepaidAccount;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.PrepaidTerms;
import io.contaluz.billing.tariff.RulePack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;

/// What the terms beside a bill come to, a line of `repricing/terms.tsv`.
///
/// @param kind `late`: R$ due and days, to fine and interest; `correction`: R$ of a difference and
///   how many cycles back, to what is settled; `prepaid`: what happens after the start, in kWh, to
///   balance and debt in Wh, and the level of the credit
/// @param onFile what it came to when it was accepted last
record RepricedTerms(String kind, LocalDate day, String given, String onFile) {

    static final String HEADER = "kind\tday\tgiven\tcomes to";

    private static final Instant AT = Instant.EPOCH;

    static RepricedTerms parse(String line) {
        var columns = line.split("\t", -1);
        return new RepricedTerms(columns[0], LocalDate.parse(columns[1]), columns[2], columns[3]);
    }

    String line(String outcome) {
        return String.join("\t", kind, day.toString(), given, outcome);
    }

    String reprice(RulePack pack) {
        try {
            return switch (kind) {
                case "late" -> late(pack);
                case "correction" ->
                        places(
                                pack.correctionTerms(day)
                                        .step(amount(), BigDecimal.ZERO, Math.toIntExact(count())));
                case "prepaid" -> prepaid(pack.prepaidTerms(day));
                default -> throw new IllegalArgumentException(kind);
            };
        } catch (Refusal e) {
            return "refused: " + e.detail();
        }
    }

    private String late(RulePack pack) {
        var payment = LatePayment.of("1", "1", day, day.plusDays(count()), amount(), pack);
        return places(payment.entry(LineKind.FINE).amount())
                + " "
                + places(payment.entry(LineKind.INTEREST).amount());
    }

    private String prepaid(PrepaidTerms terms) {
        var account = PrepaidAccount.start(terms, AT);
        for (var step : given.split(", ", -1)) {
            var words = step.split(" ", -1);
            account =
                    switch (words[0]) {
                        case "use" -> account.use(AT, wattHours(words[1]));
                        case "buy" -> account.buy(terms, AT, wattHours(words[1]), new Money(1));
                        default -> account.advance(terms, AT);
                    };
        }
        return "%d %d %s".formatted(account.balance(), account.owed(), account.level(terms).code());
    }

    private BigDecimal amount() {
        return new BigDecimal(given.split(" ", -1)[0]);
    }

    private long count() {
        return Long.parseLong(given.split(" ", -1)[1]);
    }

    private static long wattHours(String kilowattHours) {
        return new BigDecimal(kilowattHours).movePointRight(3).longValueExact();
    }

    private static String places(BigDecimal reais) {
        return reais.setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
}

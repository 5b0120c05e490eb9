package io.contaluz.billing.prepaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.prepaid.PrepaidEntry.Kind;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.PrepaidTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrepaidAccountTests {

    private static final long KWH = 1_000;
    private static final PrepaidTerms TERMS =
            new PrepaidTerms(20 * KWH, 5 * KWH, 20 * KWH, 40 * KWH, 10 * KWH);
    private static final Instant FIRST = Instant.parse("2026-11-01T03:00:00Z");
    private static final Money PRICE = new Money(3_650);

    /// V10 of the reference.
    @Test
    void v10StartsWithTwentyOwedUsesThemRepaysThemFromFiftyAndIsRefusedFour() {
        var started = PrepaidAccount.start(TERMS, FIRST);
        assertThat(started.balance()).isEqualTo(20 * KWH);
        assertThat(started.owed()).isEqualTo(20 * KWH);

        var used = started.use(day(1), 20 * KWH);
        assertThat(used.balance()).isZero();

        var bought = used.buy(TERMS, day(2), 50 * KWH, PRICE);
        assertThat(bought.entries().getLast().kind()).isEqualTo(Kind.REPAYMENT);
        assertThat(bought.entries().getLast().wattHours()).isEqualTo(-20 * KWH);
        assertThat(bought.owed()).isZero();
        assertThat(bought.balance()).isEqualTo(30 * KWH);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> bought.buy(TERMS, day(3), 4 * KWH, PRICE))
                .withMessage("a compra mínima é de 5 kWh")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.INVALID));
    }

    @Test
    void theLeastThatIsSoldIsSold() {
        var account = started().buy(TERMS, day(1), 5 * KWH, PRICE);
        assertThat(account.balance()).isEqualTo(20 * KWH);
        assertThat(account.owed()).isEqualTo(15 * KWH);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> account.buy(TERMS, day(1), 5 * KWH - 1, PRICE));
    }

    @Test
    void whatIsRepaidIsNotRepaidAgain() {
        var account =
                started().buy(TERMS, day(1), 30 * KWH, PRICE).buy(TERMS, day(2), 30 * KWH, PRICE);
        assertThat(account.balance()).isEqualTo(60 * KWH);
        assertThat(account.entries().stream().filter(e -> e.kind() == Kind.REPAYMENT)).hasSize(1);
    }

    @Test
    void anEmergencyIsAdvancedUntilAsMuchIsOwedAsMayBe() {
        var account = started().use(day(1), 20 * KWH).advance(TERMS, day(2));
        assertThat(account.balance()).isEqualTo(20 * KWH);
        assertThat(account.owed()).isEqualTo(40 * KWH);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> account.advance(TERMS, day(3)))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        var repaid = account.buy(TERMS, day(3), 40 * KWH, PRICE);
        assertThat(repaid.owed()).isZero();
        assertThat(repaid.advance(TERMS, day(4)).balance()).isEqualTo(40 * KWH);
    }

    @Test
    void creditDoesNotExpire() {
        var account = started();
        var decades = account.use(FIRST.plus(Duration.ofDays(20_000)), 0);
        assertThat(decades.balance()).isEqualTo(account.balance());
    }

    @Test
    void aLowCreditIsToldFromItsThresholdOn() {
        assertThat(started().use(day(1), 10 * KWH - 1).level(TERMS)).isEqualTo(CreditLevel.ENOUGH);
        assertThat(started().use(day(1), 10 * KWH).level(TERMS)).isEqualTo(CreditLevel.LOW);
        assertThat(started().use(day(1), 20 * KWH - 1).level(TERMS)).isEqualTo(CreditLevel.LOW);
        assertThat(started().use(day(1), 20 * KWH).level(TERMS)).isEqualTo(CreditLevel.EMPTY);
        assertThat(CreditLevel.EMPTY.isBelow(CreditLevel.LOW)).isTrue();
        assertThat(CreditLevel.LOW.isBelow(CreditLevel.LOW)).isFalse();
    }

    @Test
    void whatWasUsedBeyondTheCreditIsNotForgotten() {
        var account = started().use(day(1), 23 * KWH);
        assertThat(account.balance()).isEqualTo(-3 * KWH);
        assertThat(account.buy(TERMS, day(2), 50 * KWH, PRICE).balance()).isEqualTo(27 * KWH);
    }

    @Test
    void anAccountIsNeverChanged() {
        var account = started();
        var before = account.entries();
        account.use(day(1), KWH);
        account.buy(TERMS, day(1), 10 * KWH, PRICE);
        assertThat(account.entries()).isEqualTo(before);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> account.entries().clear());
    }

    @Test
    void whatMakesNoSenseIsNoEntry() {
        assertThatIllegalArgumentException().isThrownBy(() -> started().use(day(1), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> started().use(FIRST.minusSeconds(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> started().buy(TERMS, day(1), 5 * KWH, new Money(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrepaidEntry(Kind.REPAYMENT, FIRST, 1, new Money(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrepaidEntry(Kind.CONSUMPTION, FIRST, -1, PRICE));
        assertThatIllegalArgumentException().isThrownBy(() -> new PrepaidTerms(-1, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PrepaidTerms(2, 0, 0, 1, 0));
    }

    @Test
    void theStatementTellsWhatCameAndWent() {
        var account =
                started()
                        .use(day(1), 20 * KWH)
                        .buy(TERMS, day(2), 50 * KWH, PRICE)
                        .use(day(3), 12 * KWH)
                        .advance(TERMS, day(4));
        assertThat(PrepaidStatement.of(account, day(2), day(4)))
                .isEqualTo(
                        new PrepaidStatement(
                                day(2),
                                day(4),
                                0,
                                50 * KWH,
                                0,
                                12 * KWH,
                                20 * KWH,
                                18 * KWH,
                                0,
                                PRICE,
                                account.entries().subList(2, 5)));
        var whole = PrepaidStatement.of(account, FIRST, day(5));
        assertThat(whole.opening()).isZero();
        assertThat(whole.advanced()).isEqualTo(40 * KWH);
        assertThat(whole.closing()).isEqualTo(account.balance());
        assertThat(whole.owed()).isEqualTo(20 * KWH);
    }

    @Test
    void aStatementThatDoesNotAddUpIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PrepaidStatement(FIRST, day(1), 0, 5, 0, 0, 0, 4, 0, PRICE, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrepaidStatement.of(started(), day(2), day(1)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensNothingIsLost(long seed) {
        var random = new Random(seed);
        var account = started();
        long expected = TERMS.start();
        for (int step = 1; step <= 60; step++) {
            var at = day(step);
            long owed = account.owed();
            long amount = random.nextLong(0, 60 * KWH);
            switch (random.nextInt(3)) {
                case 0 -> {
                    account = account.use(at, amount);
                    expected -= amount;
                }
                case 1 -> {
                    if (amount >= TERMS.minimumPurchase()) {
                        account = account.buy(TERMS, at, amount, PRICE);
                        expected += amount - Math.min(owed, amount);
                    }
                }
                default -> {
                    if (owed + TERMS.emergency() <= TERMS.mostOwed()) {
                        account = account.advance(TERMS, at);
                        expected += TERMS.emergency();
                    }
                }
            }
            assertThat(account.balance()).isEqualTo(expected);
            assertThat(account.owed()).isBetween(0L, TERMS.mostOwed());
        }
        assertThat(account.entries().stream().mapToLong(PrepaidEntry::wattHours).sum())
                .isEqualTo(account.balance());
        var middle = day(random.nextInt(60));
        var first = PrepaidStatement.of(account, FIRST, middle);
        var second = PrepaidStatement.of(account, middle, day(61));
        assertThat(second.opening()).isEqualTo(first.closing());
        assertThat(second.closing()).isEqualTo(account.balance());
        assertThat(first.paid().centavos() + second.paid().centavos())
                .isEqualTo(PrepaidStatement.of(account, FIRST, day(61)).paid().centavos());
    }

    private static PrepaidAccount started() {
        return PrepaidAccount.start(TERMS, FIRST);
    }

    private static Instant day(int number) {
        return FIRST.plus(Duration.ofDays(number));
    }
}

package io.contaluz.billing.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.refusal.Refusal;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstallationTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RegisterScale FOUR_DIGITS = new RegisterScale(4, 1);

    @Test
    void aRegisterHasNoMoreDigitsThanItsMeter() {
        assertThat(stay(0, null, "9999.999").register().value()).isEqualTo(9_999_999);
        assertRefused("registro_inicial", () -> stay(0, null, "10000"));
        assertRefused(
                "registro_final",
                () ->
                        new Installation(
                                new SerialNumber("A"),
                                NOON,
                                FOUR_DIGITS,
                                WattHours.ofRegister("0"),
                                new Removal(NOON.plusSeconds(1), WattHours.ofRegister("10000"))));
    }

    @Test
    void aStayEndsAfterItBegins() {
        assertRefused("retirado_em", () -> stay(0, 0, "0"));
    }

    @Test
    void noMeterHasThreeDigitsOrTen() {
        assertRefused("digitos", () -> new RegisterScale(3, 1));
        assertRefused("digitos", () -> new RegisterScale(10, 1));
        assertRefused("constante", () -> new RegisterScale(6, 0));
        assertRefused("constante", () -> new RegisterScale(6, 1_000_001));
    }

    @Test
    void oneThatEndsWhenAnotherBeginsDoesNotOverlapIt() {
        assertThat(stay(0, 10, "0").overlaps(stay(10, 20, "0"))).isFalse();
        assertThat(stay(10, 20, "0").overlaps(stay(0, 10, "0"))).isFalse();
        assertThat(stay(0, 11, "0").overlaps(stay(10, 20, "0"))).isTrue();
        assertThat(stay(0, null, "0").overlaps(stay(10, 20, "0"))).isTrue();
        assertThat(stay(20, null, "0").overlaps(stay(10, 20, "0"))).isFalse();
    }

    @Test
    void aTimeIsNoPlanForTheFuture() {
        assertThat(InstallationTime.parse("x", "2026-11-22T09:04:00-03:00", NOON))
                .isEqualTo(NOON.plusSeconds(240));
        assertRefused("x", () -> InstallationTime.parse("x", "2026-11-22T12:06:00Z", NOON));
        assertRefused("x", () -> InstallationTime.parse("x", "1969-12-31T23:59:59Z", NOON));
        assertRefused("x", () -> InstallationTime.parse("x", "2026-11-22T12:00:00", NOON));
        assertRefused("x", () -> InstallationTime.parse("x", "22-11-2026 12:00:00", NOON));
    }

    private static Installation stay(int from, @Nullable Integer to, String register) {
        return new Installation(
                new SerialNumber("A"),
                NOON.plusSeconds(from),
                FOUR_DIGITS,
                WattHours.ofRegister(register),
                to == null ? null : new Removal(NOON.plusSeconds(to), WattHours.ofRegister("9")));
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}

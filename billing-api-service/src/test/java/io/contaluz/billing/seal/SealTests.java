package io.contaluz.billing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealTests {

    private static final byte[] SECRET = {1, 2, 3};

    private final Seal seal = under(new byte[32]);

    @Test
    void whatIsSealedIsOpenedAgain() {
        assertThat(seal.open(seal.seal(SECRET, "webhook/1"), "webhook/1")).isEqualTo(SECRET);
    }

    @Test
    void nothingIsOpenedForAnother() {
        var sealed = seal.seal(SECRET, "webhook/1");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> seal.open(sealed, "webhook/2"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> under(new byte[] {1}).open(sealed, "webhook/1"));
    }

    @Test
    void whatWasChangedIsNotOpened() {
        var sealed = seal.seal(SECRET, "webhook/1");
        sealed[sealed.length - 1] ^= 1;
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> seal.open(sealed, "webhook/1"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }

    private static Seal under(byte[] start) {
        var key = new byte[32];
        System.arraycopy(start, 0, key, 0, start.length);
        return new Seal(new MasterKeyProperties(Base64.getEncoder().encodeToString(key), ""));
    }
}

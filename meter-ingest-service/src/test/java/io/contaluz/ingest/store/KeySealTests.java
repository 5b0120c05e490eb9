package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Opens docs/key-seal-vectors.tsv, which the tests of billing seal.
class KeySealTests {

    private static final byte[] SEALED =
            HexFormat.of()
                    .parseHex(
                            "010000000000000000000000000ebdb7ddb12985ba00a1a33e14219f96d15980f5586d"
                                    + "40db3b2ef394e590e3d0");

    private final KeySeal seal = seal("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(files = "../docs/key-seal-vectors.tsv", delimiter = '\t', numLinesToSkip = 1)
    void opensWhatBillingSealed(
            String name,
            String masterKey,
            int usagePointId,
            String kid,
            String nonce,
            String key,
            String sealed)
            throws Exception {
        var opened = seal(masterKey).open(usagePointId, kid, HexFormat.of().parseHex(sealed));
        assertThat(Base64.getEncoder().encodeToString(opened.getEncoded())).isEqualTo(key);
    }

    @Test
    void aKeyOfAnotherUsagePointOrNameStaysSealed() throws Exception {
        assertThat(seal.open(1, "a", SEALED).getEncoded()).hasSize(16);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> seal.open(2, "a", SEALED));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> seal.open(1, "b", SEALED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 44})
    void aSealThatWasTouchedIsNotOpened(int place) {
        var touched = SEALED.clone();
        touched[place] ^= 1;
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> seal.open(1, "a", touched));
    }

    private static KeySeal seal(String masterKey) {
        return new KeySeal(new SecretKeySpec(Base64.getDecoder().decode(masterKey), "AES"));
    }
}

package io.contaluz.billing.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.seal.MasterKeyProperties;
import io.contaluz.billing.seal.Seal;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Seals docs/key-seal-vectors.tsv, which the tests of ingest open.
class KeySealTests {

    private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final SigningKey KEY = new SigningKey("AAECAwQFBgcICQoLDA0ODw==");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(files = "../docs/key-seal-vectors.tsv", delimiter = '\t', numLinesToSkip = 1)
    void sealsWhatIngestOpens(
            String name,
            String masterKey,
            int usagePointId,
            String kid,
            String nonce,
            String key,
            String sealed) {
        var bytes =
                seal(masterKey)
                        .seal(
                                usagePointId,
                                new Kid(kid),
                                new SigningKey(key),
                                HexFormat.of().parseHex(nonce));
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(sealed);
    }

    @Test
    void noTwoSealsAreAlike() {
        var seal = seal(MASTER_KEY);
        assertThat(seal.seal(1, new Kid("a"), KEY)).isNotEqualTo(seal.seal(1, new Kid("a"), KEY));
    }

    @Test
    void withoutAMasterKeyNothingIsSealed() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> seal("").seal(1, new Kid("a"), KEY))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }

    private static KeySeal seal(String masterKey) {
        return new KeySeal(new Seal(new MasterKeyProperties(masterKey, "")));
    }
}

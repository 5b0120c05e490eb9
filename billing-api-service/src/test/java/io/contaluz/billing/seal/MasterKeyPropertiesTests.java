package io.contaluz.billing.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyPropertiesTests {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER = Base64.getEncoder().encodeToString(new byte[31]) + "AA";

    @TempDir Path folder;

    @Test
    void theKeyItselfIsTakenBeforeItsFile() {
        assertThat(new MasterKeyProperties(KEY, "/nowhere").key().getEncoded())
                .isEqualTo(new byte[32]);
    }

    @Test
    void aFileMayEndInANewLine() throws Exception {
        var file = Files.writeString(folder.resolve("master.key"), KEY + "\n");
        assertThat(new MasterKeyProperties("", file.toString()).key().getEncoded())
                .isEqualTo(new byte[32]);
    }

    @Test
    void noneIsNone() {
        assertThat(new MasterKeyProperties("", " ").key()).isNull();
    }

    @Test
    void whatIsNoKeyStopsTheServiceFromStarting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKeyProperties(OTHER, "").key());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKeyProperties("", "/nowhere").key());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKeyProperties("AAAA", "").key());
    }

    @Test
    void itDoesNotShowItself() {
        assertThat(new MasterKeyProperties(KEY, "").toString()).doesNotContain(KEY);
    }
}

package io.contaluz.billing.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The master key, the same that ingest is given: 32 bytes in base64.
///
/// @param masterKey the key itself, or empty
/// @param masterKeyFile the file that holds it, or empty; looked at if the key itself is not given
@ConfigurationProperties("contaluz.keys")
public record MasterKeyProperties(
        @DefaultValue("") String masterKey, @DefaultValue("") String masterKeyFile) {

    private static final int LENGTH = 32;

    /// The key; null if none is set.
    ///
    /// @throws IllegalArgumentException if what is set is none
    @Nullable SecretKey key() {
        var text = masterKey.isBlank() && !masterKeyFile.isBlank() ? read() : masterKey;
        if (text.isBlank()) {
            return null;
        }
        var bytes = Base64.getDecoder().decode(text.strip());
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("the master key has not 32 bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private String read() {
        try {
            return Files.readString(Path.of(masterKeyFile));
        } catch (IOException e) {
            throw new IllegalArgumentException("the master key's file cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKeyProperties[hidden]";
    }
}

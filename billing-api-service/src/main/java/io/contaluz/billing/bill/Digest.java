package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-256 digest, as 64 hexadecimal digits in lower case.
public record Digest(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /// @throws Refusal if it is malformed
    public Digest {
        if (!FORM.matcher(hex).matches()) {
            throw Refusal.invalid("resumo", "deve ter 64 dígitos hexadecimais minúsculos");
        }
    }

    /// The digest of bytes that follow each other.
    public static Digest of(byte[]... parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha256.update(part);
            }
            return new Digest(HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}

package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-256 digest.
///
/// @param hex its 64 digits, in lower case
public record Digest(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /// What the first link of a chain follows.
    public static final Digest NONE = new Digest("0".repeat(64));

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw Refusal.malformed("'%s' não é um resumo SHA-256.".formatted(hex));
        }
    }

    /// One that was kept as bytes.
    public static Digest read(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }

    /// That of the parts, one after the other.
    public static Digest of(byte[]... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha.update(part);
            }
            return new Digest(HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Its 32 bytes.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}

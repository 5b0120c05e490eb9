package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest.
///
/// @param hex its 64 digits, in lower case
public record Digest(String hex) {

    private static final int DIGITS = 64;

    /// What the first link of a chain follows.
    public static final Digest NONE = new Digest("0".repeat(DIGITS));

    public Digest {
        if (hex.length() != DIGITS || !isLowerHex(hex)) {
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

    /// Without a pattern: a closing makes three digests for each of a fleet's bills.
    private static boolean isLowerHex(String text) {
        for (int at = 0; at < text.length(); at++) {
            char digit = text.charAt(at);
            boolean isHex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
            if (!isHex) {
                return false;
            }
        }
        return true;
    }
}

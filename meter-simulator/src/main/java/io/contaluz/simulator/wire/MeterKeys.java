package io.contaluz.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys that meters sign with. A meter's key follows from the fleet's seed: it is HMAC-SHA-256
/// of `key/` and the matricula, under the seed's decimal digits. Not for more than one thread.
public final class MeterKeys {

    /// The name of every meter's key.
    public static final String KID = "sim";

    static final int MAC_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec seed;
    private final Mac mac;

    /// The keys of the fleet of a seed.
    public MeterKeys(long seed) {
        this.seed = secret(ascii(Long.toString(seed)));
        try {
            mac = Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /// A meter's key.
    public byte[] key(long matricula) {
        var label = ascii("key/" + matricula);
        return mac(seed, label, label.length);
    }

    /// The mac of the first bytes of a datagram.
    byte[] sign(long matricula, byte[] bytes, int length) {
        return mac(secret(key(matricula)), bytes, length);
    }

    private byte[] mac(SecretKeySpec key, byte[] bytes, int length) {
        try {
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of bytes fits", e);
        }
        mac.update(bytes, 0, length);
        return mac.doFinal();
    }

    private static SecretKeySpec secret(byte[] key) {
        return new SecretKeySpec(key, ALGORITHM);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

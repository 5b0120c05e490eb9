package io.contaluz.ingest.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Opens the keys of meters: 1, a nonce of 12 bytes, AES-256-GCM of the key, bound to its usage
/// point and its name (table `datagram_key`).
final class KeySeal {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey masterKey;

    KeySeal(SecretKey masterKey) {
        this.masterKey = masterKey;
    }

    /// The key in a sealed one.
    ///
    /// @throws GeneralSecurityException if it was sealed for another, or under another master key
    SecretKey open(int usagePointId, String kid, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length <= 1 + NONCE || sealed[0] != VERSION) {
            throw new GeneralSecurityException("not sealed as version " + VERSION);
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE, masterKey, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE));
        cipher.updateAAD((usagePointId + "/" + kid).getBytes(StandardCharsets.UTF_8));
        var key = cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
        return new SecretKeySpec(key, "HmacSHA256");
    }
}

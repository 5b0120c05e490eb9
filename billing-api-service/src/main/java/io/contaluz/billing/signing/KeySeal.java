package io.contaluz.billing.signing;

import io.contaluz.billing.refusal.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals the keys of meters under the master key: 1, a nonce of 12 bytes, AES-256-GCM of the key
/// and its tag, bound to its usage point and its name (table `datagram_key`,
/// docs/key-seal-vectors.tsv).
@Component
class KeySeal {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKey masterKey;

    KeySeal(MasterKeyProperties properties) {
        this.masterKey = properties.key();
    }

    /// @throws Refusal as unavailable, if no master key is set
    byte[] seal(int usagePointId, Kid kid, SigningKey key) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return seal(usagePointId, kid, key, nonce);
    }

    byte[] seal(int usagePointId, Kid kid, SigningKey key, byte[] nonce) {
        if (masterKey == null) {
            throw Refusal.unavailable(
                    "O serviço não tem chave mestra (CONTALUZ_MASTER_KEY), e sem ela não guarda"
                            + " chaves.");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, masterKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((usagePointId + "/" + kid).getBytes(StandardCharsets.UTF_8));
            var sealed = cipher.doFinal(key.bytes());
            return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }
}

package io.contaluz.billing.seal;

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

/// Seals secrets under the master key: 1, a nonce of 12 bytes, AES-256-GCM of the secret and its
/// tag, bound to the name of what it belongs to (docs/key-seal-vectors.tsv).
@Component
public class Seal {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable SecretKey masterKey;

    public Seal(MasterKeyProperties properties) {
        this.masterKey = properties.key();
    }

    /// Seals a secret, never twice alike.
    ///
    /// @throws Refusal as unavailable, if no master key is set
    public byte[] seal(byte[] secret, String boundTo) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return seal(secret, boundTo, nonce);
    }

    /// Seals a secret with a nonce, of which none may be used twice.
    ///
    /// @throws Refusal as unavailable, if no master key is set
    public byte[] seal(byte[] secret, String boundTo, byte[] nonce) {
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, boundTo, nonce).doFinal(secret);
            return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    /// Opens what was sealed.
    ///
    /// @throws Refusal as unavailable, if no master key is set, or it was sealed under another one
    ///   or bound to something else
    public byte[] open(byte[] sealed, String boundTo) {
        try {
            var bytes = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
            var nonce = new byte[NONCE];
            bytes.get(nonce);
            var rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return cipher(Cipher.DECRYPT_MODE, boundTo, nonce).doFinal(rest);
        } catch (GeneralSecurityException e) {
            throw Refusal.unavailable("A chave mestra não é a que selou este segredo.");
        }
    }

    private Cipher cipher(int mode, String boundTo, byte[] nonce) throws GeneralSecurityException {
        if (masterKey == null) {
            throw Refusal.unavailable(
                    "O serviço não tem chave mestra (CONTALUZ_MASTER_KEY), e sem ela não guarda"
                            + " chaves.");
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, masterKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

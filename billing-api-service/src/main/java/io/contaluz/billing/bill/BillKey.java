package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The Ed25519 key (RFC 8032) of those who issue bills.
public final class BillKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_DIGITS = 16;

    private final PublicKey publicKey;
    private final PrivateKey privateKey;

    private BillKey(PublicKey publicKey, PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /// A new one.
    public static BillKey generate() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new BillKey(pair.getPublic(), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// Reads a key.
    ///
    /// @param publicBytes X.509
    /// @param privateBytes PKCS #8
    public static BillKey of(byte[] publicBytes, byte[] privateBytes) {
        try {
            var key = KeyFactory.getInstance(ALGORITHM);
            return new BillKey(
                    publicKey(publicBytes),
                    key.generatePrivate(new PKCS8EncodedKeySpec(privateBytes)));
        } catch (GeneralSecurityException e) {
            throw Refusal.malformed("não é uma chave privada Ed25519");
        }
    }

    /// Reads a public key in X.509.
    public static PublicKey publicKey(byte[] bytes) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw Refusal.malformed("não é uma chave pública Ed25519");
        }
    }

    /// A public key as `openssl pkey -pubout` writes it.
    public static String pem(PublicKey key) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(base64);
    }

    /// The first 16 digits of the digest of a public key, encoded as X.509 has it.
    public static String id(PublicKey key) {
        return Digest.of(key.getEncoded()).hex().substring(0, ID_DIGITS);
    }

    public String id() {
        return id(publicKey);
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /// In PKCS #8; whoever keeps it seals it.
    public byte[] privateBytes() {
        return privateKey.getEncoded();
    }

    /// Signs a text.
    ///
    /// @return in Base64
    String sign(String text) {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(privateKey);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// Whether a text was signed by the owner of a public key.
    static boolean isSigned(String text, String signature, PublicKey key) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            var bytes = Base64.getDecoder().decode(signature);
            // The last digit holds bits that the decoder leaves out: a signature has one form.
            return Base64.getEncoder().encodeToString(bytes).equals(signature)
                    && check.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Another kind of key, or no signature at all.
            return false;
        }
    }
}

package io.contaluz.billing.signing;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.contaluz.billing.refusal.Refusal;
import java.util.Base64;

/// A key with which a meter signs: 16 to 64 bytes. It shows itself to nobody but [KeySeal].
public final class SigningKey {

    private static final int SHORTEST = 16;
    private static final int LONGEST = 64;

    private final byte[] bytes;

    /// @throws Refusal if it is not the base64 of as many bytes; what it was is not told
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SigningKey(String base64) {
        this.bytes = decode(base64);
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw malformed();
        }
    }

    byte[] bytes() {
        return bytes;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return Refusal.invalid("chave", "deve ser o base64 de 16 a 64 bytes");
    }

    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }
}

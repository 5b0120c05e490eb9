package io.contaluz.billing.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The header by which a receiver knows that an event is from here and of now: `t=` and the time in
/// Unix seconds, `,v1=` and the HMAC-SHA-256 in hexadecimal of time, a point and the body
/// (docs/webhooks.md).
record WebhookSignature(String header) {

    static final String HEADER = "ContaLuz-Assinatura";

    /// @param secret as it was shown at registration; its characters are the key
    static WebhookSignature of(byte[] secret, long unixSeconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((unixSeconds + ".").getBytes(StandardCharsets.US_ASCII));
            var signature = HexFormat.of().formatHex(mac.doFinal(body));
            return new WebhookSignature("t=" + unixSeconds + ",v1=" + signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}

package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.DatagramKeys;
import io.contaluz.ingest.reading.UsagePoint;
import io.contaluz.ingest.wire.DatagramRejection;
import io.contaluz.ingest.wire.ReadingDatagram;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Holds a datagram's mac against its bytes. Not for two threads at once.
final class MacVerifier {

    private final DatagramKeys keys;
    private final Mac hmac;

    MacVerifier(DatagramKeys keys) {
        this.keys = keys;
        try {
            hmac = Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /// Why a datagram is not taken for its usage point's; null where it is.
    ///
    /// A mac is verified wherever there is one, required or not.
    @Nullable DatagramRejection refusal(
            byte[] bytes, int from, ReadingDatagram datagram, UsagePoint usagePoint) {
        var kid = datagram.kid();
        if (kid == null) {
            return usagePoint.macRequired() ? DatagramRejection.MAC_REQUIRED : null;
        }
        var key = keys.find(usagePoint.id(), kid);
        if (key == null) {
            return DatagramRejection.UNKNOWN_KID;
        }
        var right = mac(key, bytes, from, datagram.signedLength());
        return MessageDigest.isEqual(right, datagram.mac()) ? null : DatagramRejection.WRONG_MAC;
    }

    private byte[] mac(SecretKey key, byte[] bytes, int from, int length) {
        try {
            hmac.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that is none", e);
        }
        hmac.update(bytes, from, length);
        return hmac.doFinal();
    }
}

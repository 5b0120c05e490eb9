package io.contaluz.simulator.chaos;

import io.contaluz.simulator.wire.ReadingEncoder;
import io.contaluz.simulator.wire.TimeForm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes datagrams so that their fate befalls them. Not for more than one thread.
final class HostileEncoder {

    private static final byte[] TIME_AGAIN = ascii(",\"data_hora\":\"\"}");
    private static final byte[] KID = ascii(",\"kid\":\"sim\",\"mac\":\"");
    private static final byte[] END = ascii("\"}");
    private static final int MAC_WORDS = 4;

    private final ReadingEncoder encoder;
    private final TimeForm form;

    HostileEncoder(ReadingEncoder encoder, TimeForm form) {
        this.encoder = encoder;
        this.form = form;
    }

    /// Puts a datagram at the target's position.
    ///
    /// @param now of the world, in microseconds since the epoch
    void encode(Planned datagram, long matricula, long now, ByteBuffer target) {
        int begin = target.position();
        long measured = datagram.measured();
        long shown = datagram.fate() == Fate.FUTURE ? form.floor(now + measured) : measured;
        encoder.encode(matricula, datagram.register(), shown, form, target);
        int end = target.position();
        switch (datagram.fate()) {
            case NOT_JSON -> target.position(begin + (end - begin) / 2);
            case NOT_UTF8 -> target.put(begin + 2, (byte) 0xFF);
            case DUPLICATE_KEY -> target.position(end - 1).put(TIME_AGAIN);
            case BAD_DATA_HORA -> target.put(end - END.length - 1, (byte) 'x');
            case UNKNOWN_KID -> target.position(end - 1).put(KID).put(mac(datagram)).put(END);
            case STORED, DIPPED, DUPLICATE, CONFLICT, FUTURE, ANCIENT -> {}
        }
    }

    private static byte[] mac(Planned datagram) {
        var hex = HexFormat.of();
        var mac = new StringBuilder();
        for (int word = 1; word <= MAC_WORDS; word++) {
            mac.append(hex.toHexDigits(datagram.measured() * datagram.register() * word));
        }
        return ascii(mac.toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

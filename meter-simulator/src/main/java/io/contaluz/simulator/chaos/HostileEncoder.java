package io.contaluz.simulator.chaos;

import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Writes datagrams so that their fate befalls them. Not for more than one thread.
final class HostileEncoder {

    private static final String TIME = "\"data_hora\":\"";
    private static final int MAC_WORDS = 4;

    private final ByteBuffer scratch = ByteBuffer.allocate(DatagramEncoder.LONGEST);
    private final DatagramEncoder encoder;
    private final DatagramEncoder forger;
    private final DatagramForm form;

    /// An encoder of the form that the fleet has, which forgers have no keys of.
    HostileEncoder(DatagramForm form) {
        this.form = form;
        encoder = new DatagramEncoder(form);
        forger = new DatagramEncoder(DatagramForm.plain(form.zone(), form.time()));
    }

    /// Puts a datagram at the target's position.
    ///
    /// @param now of the world, in microseconds since the epoch
    void encode(Planned datagram, long matricula, long now, ByteBuffer target) {
        switch (datagram.fate()) {
            case STORED, DIPPED, DUPLICATE, CONFLICT, ANCIENT ->
                    write(encoder, datagram, matricula, datagram.measured(), target);
            case FUTURE -> {
                long ahead = form.time().floor(now + datagram.measured());
                write(encoder, datagram, matricula, ahead, target);
            }
            case NOT_JSON, NOT_UTF8, DUPLICATE_KEY, BAD_DATA_HORA -> {
                var whole = text(encoder, datagram, matricula);
                target.put(bytes(broken(datagram.fate(), whole)));
            }
            case UNKNOWN_KID, WRONG_MAC -> {
                var unsigned = text(forger, datagram, matricula);
                target.put(bytes(forged(datagram, unsigned)));
            }
        }
    }

    private static void write(
            DatagramEncoder by, Planned datagram, long matricula, long time, ByteBuffer target) {
        by.begin(matricula).reading(datagram.register(), time).end(target);
    }

    private String text(DatagramEncoder by, Planned datagram, long matricula) {
        write(by, datagram, matricula, datagram.measured(), scratch.clear());
        return new String(scratch.array(), 0, scratch.position(), StandardCharsets.ISO_8859_1);
    }

    private static String broken(Fate how, String whole) {
        return switch (how) {
            case NOT_JSON -> whole.substring(0, whole.length() / 2);
            case NOT_UTF8 -> whole.replaceFirst("u", "\u00FF");
            case DUPLICATE_KEY -> "{\"matricula\":\"1\"," + whole.substring(1);
            default -> whole.replace(TIME, TIME + "x");
        };
    }

    private static String forged(Planned datagram, String unsigned) {
        var mac = new StringBuilder();
        for (int word = 1; word <= MAC_WORDS; word++) {
            long bits = datagram.measured() * datagram.register() * word;
            mac.append(HexFormat.of().toHexDigits(bits));
        }
        int end = unsigned.length() - 1;
        return unsigned.substring(0, end) + ",\"kid\":\"sim\",\"mac\":\"" + mac + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

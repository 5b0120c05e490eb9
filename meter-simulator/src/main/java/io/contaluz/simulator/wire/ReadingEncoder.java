package io.contaluz.simulator.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/// Encodes readings as datagrams in the plain form of `docs/wire-format.md`, compact, without
/// garbage. Not for more than one thread.
public final class ReadingEncoder {

    /// No reading is longer, in bytes.
    public static final int LONGEST = 128;

    private static final byte[] MATRICULA = ascii("{\"matricula\":\"");
    private static final byte[] CONSUMO_ATUAL = ascii("\",\"consumo_atual\":");
    private static final byte[] DATA_HORA = ascii(",\"data_hora\":\"");
    private static final byte[] END = ascii("\"}");

    private final ByteText text = new ByteText(LONGEST);
    private final WallTime time;

    /// An encoder for meters of one zone.
    public ReadingEncoder(ZoneId zone) {
        time = new WallTime(zone);
    }

    /// Puts a reading at the target's position.
    ///
    /// @param micros when it was measured, in microseconds since the epoch
    public void encode(
            long matricula, long wattHours, long micros, TimeForm form, ByteBuffer target) {
        text.clear().add(MATRICULA).number(matricula);
        text.add(CONSUMO_ATUAL).kilowattHours(wattHours).add(DATA_HORA);
        time.append(text, micros, form);
        text.add(END).appendTo(target);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

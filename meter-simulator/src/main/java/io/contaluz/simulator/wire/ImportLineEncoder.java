package io.contaluz.simulator.wire;

import java.nio.ByteBuffer;
import java.time.ZoneId;

/// Encodes readings as lines of the CSV import of readings. Not for more than one thread.
public final class ImportLineEncoder {

    /// The import's first line.
    public static final String HEADER = "matricula,data_hora,consumo\n";

    /// No line is longer, in bytes.
    public static final int LONGEST = 96;

    private final ByteText text = new ByteText(LONGEST);
    private final WallTime time;

    /// An encoder for meters of one zone.
    public ImportLineEncoder(ZoneId zone) {
        time = new WallTime(zone);
    }

    /// Puts a line at the target's position.
    ///
    /// @param micros when it was measured, in microseconds since the epoch
    public void encode(long matricula, long wattHours, long micros, ByteBuffer target) {
        text.clear().number(matricula).add(',');
        time.append(text, micros, TimeForm.LOCAL);
        text.add(',').kilowattHours(wattHours).add('\n').appendTo(target);
    }
}

package io.contaluz.simulator.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Encodes readings as datagrams of `docs/wire-format.md`, compact: one reading or many, numbered
/// or not, signed or not. What is not signed makes no garbage. Not for more than one thread.
///
/// A datagram is begun, gets its readings while there is room, and is ended.
public final class DatagramEncoder {

    /// No datagram is longer, in bytes.
    public static final int LONGEST = 2_048;

    /// No datagram of one reading that is neither numbered nor signed, and has no voltage, is
    /// longer, in bytes.
    public static final int LONGEST_PLAIN = 128;

    private static final int NO_BOOT = -1;
    private static final int NO_SEQ = 0;
    private static final int LONGEST_READING = ",{'consumo_atual':999999999.999}".length();
    private static final int LONGEST_SEQ = ",'seq':9007199254740991".length();
    private static final int LONGEST_TENSAO = ",'tensao':999.9".length();

    private static final byte[] MATRICULA = ascii("{\"matricula\":\"");
    private static final byte[] BOOT = ascii(",\"boot\":");
    private static final byte[] LEITURAS = ascii(",\"leituras\":[");
    private static final byte[] BEGIN = ascii("{");
    private static final byte[] NEXT = ascii(",{");
    private static final byte[] CONSUMO_ATUAL = ascii("\"consumo_atual\":");
    private static final byte[] DATA_HORA = ascii(",\"data_hora\":\"");
    private static final byte[] SEQ = ascii(",\"seq\":");
    private static final byte[] TENSAO = ascii(",\"tensao\":");
    private static final byte[] KID = ascii(",\"kid\":\"" + MeterKeys.KID + "\"");
    private static final byte[] MAC = ascii(",\"mac\":\"");

    private final ByteText text = new ByteText(LONGEST);
    private final DatagramForm form;
    private final WallTime time;
    private final int readingsEnd;
    private long matricula;
    private int readings;

    /// An encoder of datagrams of one form.
    public DatagramEncoder(DatagramForm form) {
        this.form = form;
        time = new WallTime(form.zone());
        int signature = KID.length + MAC.length + 2 * MeterKeys.MAC_BYTES + 1;
        readingsEnd = LONGEST - "]}".length() - (form.keys() == null ? 0 : signature);
    }

    /// Begins a datagram whose readings have no numbers.
    public DatagramEncoder begin(long itsMatricula) {
        return begin(itsMatricula, NO_BOOT);
    }

    /// Begins a datagram whose readings are numbered.
    ///
    /// @param boot the epoch of the numbers
    public DatagramEncoder begin(long itsMatricula, long boot) {
        matricula = itsMatricula;
        readings = 0;
        text.clear().add(MATRICULA).number(matricula).add('"');
        if (boot != NO_BOOT) {
            text.add(BOOT).number(boot);
        }
        if (form.isMany()) {
            text.add(LEITURAS);
        } else {
            text.add(',');
        }
        return this;
    }

    /// Whether another reading may be added: the form allows it, and whatever it shows it fits.
    public boolean hasRoom() {
        int longest =
                LONGEST_READING
                        + DATA_HORA.length
                        + form.time().longest()
                        + 1
                        + LONGEST_SEQ
                        + (form.voltages() == null ? 0 : LONGEST_TENSAO);
        return readings < form.mostReadings() && text.length() + longest <= readingsEnd;
    }

    /// Adds a reading.
    ///
    /// @param micros when it was measured, in microseconds since the epoch
    public DatagramEncoder reading(long wattHours, long micros) {
        return reading(wattHours, micros, NO_SEQ);
    }

    /// Adds a numbered reading.
    ///
    /// @param micros when it was measured, in microseconds since the epoch
    public DatagramEncoder reading(long wattHours, long micros, long seq) {
        if (form.isMany()) {
            text.add(readings == 0 ? BEGIN : NEXT);
        }
        readings++;
        text.add(CONSUMO_ATUAL).kilowattHours(wattHours).add(DATA_HORA);
        time.append(text, micros, form.time());
        text.add('"');
        if (seq != NO_SEQ) {
            text.add(SEQ).number(seq);
        }
        var voltages = form.voltages();
        if (voltages != null) {
            text.add(TENSAO).volts(voltages.decivolts(matricula, micros));
        }
        if (form.isMany()) {
            text.add('}');
        }
        return this;
    }

    /// Puts the whole datagram at the target's position.
    public void end(ByteBuffer target) {
        if (form.isMany()) {
            text.add(']');
        }
        var keys = form.keys();
        if (keys != null) {
            text.add(KID);
            var mac = text.macUnder(keys, matricula);
            text.add(MAC).hex(mac).add('"');
        }
        text.add('}').appendTo(target);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

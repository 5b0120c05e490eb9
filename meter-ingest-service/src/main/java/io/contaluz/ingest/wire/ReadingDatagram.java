package io.contaluz.ingest.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a datagram says: the readings of one meter, well-formed, but not yet held against any rule.
/// A decoder has one, and fills it again for each datagram.
public final class ReadingDatagram {

    /// Most readings of one datagram.
    public static final int MOST = 32;

    /// Bytes of an HMAC-SHA-256.
    static final int MAC_LENGTH = 32;

    private static final short NO_VOLTAGE = -1;

    private final long[] registers = new long[MOST];
    private final long[] times = new long[MOST];
    private final boolean[] locals = new boolean[MOST];
    private final long[] seqs = new long[MOST];
    private final short[] decivolts = new short[MOST];
    private final byte[] mac = new byte[MAC_LENGTH];
    private byte[] matricula = {};
    private int matriculaFrom;
    private int matriculaTo;
    private int size;
    private long boot;
    private int signedLength;
    private @Nullable String kid;

    void begin(Value itsMatricula) {
        matricula = itsMatricula.bytes();
        matriculaFrom = itsMatricula.from();
        matriculaTo = itsMatricula.to();
        size = 0;
        boot = 0;
        kid = null;
    }

    void add(long register, long time, boolean local, long seq) {
        registers[size] = register;
        times[size] = time;
        locals[size] = local;
        seqs[size] = seq;
        decivolts[size] = NO_VOLTAGE;
        size++;
    }

    /// Sets the voltage of the reading that was added last.
    void decivolts(short its) {
        decivolts[size - 1] = its;
    }

    void boot(long itsBoot) {
        boot = itsBoot;
    }

    void signed(String itsKid, int length) {
        kid = itsKid;
        signedLength = length;
    }

    /// The bytes that hold the matricula, from [#matriculaFrom] to [#matriculaTo].
    public byte[] matricula() {
        return matricula;
    }

    public int matriculaFrom() {
        return matriculaFrom;
    }

    public int matriculaTo() {
        return matriculaTo;
    }

    public String matriculaText() {
        return new String(
                matricula, matriculaFrom, matriculaTo - matriculaFrom, StandardCharsets.US_ASCII);
    }

    /// How many readings it holds, at least 1.
    public int size() {
        return size;
    }

    /// The register of a reading in watt-hours.
    public long register(int reading) {
        return registers[reading];
    }

    /// The time of a reading in microseconds since 1970; of a local one, as if it were UTC.
    public long time(int reading) {
        return times[reading];
    }

    /// Whether the time of a reading is one that its usage point's zone has to resolve.
    public boolean isLocal(int reading) {
        return locals[reading];
    }

    /// Whether its readings are numbered, and it is to be answered.
    public boolean isNumbered() {
        return seqs[0] > 0;
    }

    /// The number of a reading; 0 where there are none.
    public long seq(int reading) {
        return seqs[reading];
    }

    /// The voltage that a reading came with, in tenths of a volt; negative where it had none.
    public short decivolts(int reading) {
        return decivolts[reading];
    }

    /// The epoch of the numbers.
    public long boot() {
        return boot;
    }

    /// The name of the key of its mac; null where it has none.
    public @Nullable String kid() {
        return kid;
    }

    /// The 32 bytes of its mac, where it has one.
    public byte[] mac() {
        return mac;
    }

    /// How many of the datagram's first bytes the mac signs.
    public int signedLength() {
        return signedLength;
    }
}

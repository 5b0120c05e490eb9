package io.contaluz.simulator.fleet;

/// Virtual meters with matriculas in a row, each with a register that never falls. It takes 16
/// bytes a meter. Not for more than one thread at a time.
public final class Fleet {

    /// What a register shows at most, in Wh: 10⁹ kWh would be refused.
    public static final long LARGEST_REGISTER = 999_999_999_999L;

    /// The last measured time of a meter that was never read.
    public static final long NEVER = 0;

    private final long firstMatricula;
    private final long[] registers;
    private final long[] lastMeasured;

    /// New meters: their registers are at zero and they were never read.
    public Fleet(long firstMatricula, int size) {
        this.firstMatricula = firstMatricula;
        registers = new long[size];
        lastMeasured = new long[size];
    }

    public int size() {
        return registers.length;
    }

    /// The matricula of a meter, which is known here by its place in the row, from 0 on.
    public long matricula(int meter) {
        return firstMatricula + meter;
    }

    /// What a meter's register shows, in Wh.
    public long register(int meter) {
        return registers[meter];
    }

    /// When a meter was read last, in microseconds since the epoch, or [#NEVER].
    public long lastMeasured(int meter) {
        return lastMeasured[meter];
    }

    /// Lets a meter go on from a reading that was stored before.
    ///
    /// @param wattHours what its register showed
    /// @param micros when, in microseconds since the epoch
    public void resume(int meter, long wattHours, long micros) {
        registers[meter] = wattHours;
        lastMeasured[meter] = micros;
    }

    /// Reads a meter. The first reading of a new one shows zero.
    ///
    /// @param micros when, in microseconds since the epoch; later than its last reading
    /// @return by how much the register has grown, in Wh
    public long measure(int meter, long micros, Growth growth) {
        long last = lastMeasured[meter];
        lastMeasured[meter] = micros;
        if (last == NEVER) {
            return 0;
        }
        long before = registers[meter];
        long grown = growth.between(matricula(meter), last, micros);
        long after = Math.min(before + grown, Math.max(before, LARGEST_REGISTER));
        registers[meter] = after;
        return after - before;
    }
}

package io.contaluz.ingest.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Readings on their way to the database, by columns: a thread fills it, hands it on, and does not
/// touch it again. Times are microseconds since 1970, registers watt-hours of OBIS 1-0:1.8.0,
/// voltages tenths of a volt, negative where the meter told none.
public final class ReadingBatch {

    private final int[] usagePoints;
    private final long[] measured;
    private final long[] registers;
    private final long[] received;
    private final short[] decivolts;
    private final List<Receipt> receipts = new ArrayList<>();
    private int size;

    public ReadingBatch(int capacity) {
        usagePoints = new int[capacity];
        measured = new long[capacity];
        registers = new long[capacity];
        received = new long[capacity];
        decivolts = new short[capacity];
    }

    /// Whether so many readings of one datagram fit, and what is owed for them.
    public boolean hasRoomFor(int readings) {
        return size + readings <= usagePoints.length && receipts.size() < usagePoints.length;
    }

    /// Adds a reading.
    ///
    /// @param measuredAt when the register stood there, by the meter's clock
    /// @param receivedAt when its datagram was read, by ours
    public void add(
            int usagePoint, long measuredAt, long register, long receivedAt, short itsDecivolts) {
        usagePoints[size] = usagePoint;
        measured[size] = measuredAt;
        registers[size] = register;
        received[size] = receivedAt;
        decivolts[size] = itsDecivolts;
        size++;
    }

    /// Adds what is owed for some of its readings, or for none.
    public void owe(Receipt receipt) {
        receipts.add(receipt);
    }

    public int size() {
        return size;
    }

    /// Whether there is neither a reading nor an answer owed.
    public boolean isEmpty() {
        return size == 0 && receipts.isEmpty();
    }

    public List<Receipt> receipts() {
        return receipts;
    }

    public int usagePoint(int row) {
        return usagePoints[row];
    }

    public long measuredAt(int row) {
        return measured[row];
    }

    public long register(int row) {
        return registers[row];
    }

    public long receivedAt(int row) {
        return received[row];
    }

    public short decivolts(int row) {
        return decivolts[row];
    }

    /// Whether the meter told a voltage with a reading.
    public boolean hasVoltage(int row) {
        return decivolts[row] >= 0;
    }

    /// A copy of some rows; what was owed for them is forgotten: their meters will ask again.
    public ReadingBatch part(int from, int to) {
        var part = new ReadingBatch(to - from);
        System.arraycopy(usagePoints, from, part.usagePoints, 0, to - from);
        System.arraycopy(measured, from, part.measured, 0, to - from);
        System.arraycopy(registers, from, part.registers, 0, to - from);
        System.arraycopy(received, from, part.received, 0, to - from);
        System.arraycopy(decivolts, from, part.decivolts, 0, to - from);
        part.size = to - from;
        return part;
    }

    /// The rows in the order of the key: usage point, then time.
    public int[] rowsByKey() {
        var rows = new long[size];
        for (int row = 0; row < size; row++) {
            rows[row] = (long) usagePoints[row] << 32 | row;
        }
        // Rows of one usage point stay in the order of their arrival, which is that of their times
        // but for the few that are late.
        Arrays.sort(rows);
        var order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) rows[i];
        }
        return order;
    }
}

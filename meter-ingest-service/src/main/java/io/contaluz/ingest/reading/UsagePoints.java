package io.contaluz.ingest.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Every usage point there is, by the matricula that its meter sends: no query for a known meter.
///
/// Found by the bytes of a datagram, without making a text of them; a million take about 60 MB. It
/// only grows: usage points are never deleted.
public final class UsagePoints {

    private static final int SMALLEST = 1024;

    private byte[] names = new byte[SMALLEST * 8];
    private int[] nameEnds = new int[SMALLEST + 1];
    private UsagePoint[] points = new UsagePoint[SMALLEST];

    /// Open addressing with linear probing, at most half full: 0 or one more than an index.
    private int[] slots = new int[2 * SMALLEST];

    private int size;

    /// The usage point of a matricula; null while nobody has registered it.
    public synchronized @Nullable UsagePoint find(byte[] text, int from, int to) {
        int slot = slotOf(text, from, to);
        return slots[slot] == 0 ? null : points[slots[slot] - 1];
    }

    /// Adds a usage point, or replaces what was known of it.
    public synchronized void learn(String matricula, UsagePoint usagePoint) {
        var name = matricula.getBytes(StandardCharsets.US_ASCII);
        int slot = slotOf(name, 0, name.length);
        if (slots[slot] != 0) {
            points[slots[slot] - 1] = usagePoint;
            return;
        }
        if (size == points.length) {
            grow();
            slot = slotOf(name, 0, name.length);
        }
        append(name);
        points[size++] = usagePoint;
        slots[slot] = size;
    }

    public synchronized int size() {
        return size;
    }

    private void append(byte[] name) {
        int start = nameEnds[size];
        if (start + name.length > names.length) {
            names = Arrays.copyOf(names, names.length + names.length / 2 + name.length);
        }
        System.arraycopy(name, 0, names, start, name.length);
        nameEnds[size + 1] = start + name.length;
    }

    private void grow() {
        points = Arrays.copyOf(points, 2 * size);
        nameEnds = Arrays.copyOf(nameEnds, 2 * size + 1);
        slots = new int[4 * size];
        for (int i = 0; i < size; i++) {
            slots[slotOf(names, nameEnds[i], nameEnds[i + 1])] = i + 1;
        }
    }

    /// Where a matricula is, or where it would be put.
    private int slotOf(byte[] text, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash(text, from, to) & mask;
        while (slots[slot] != 0 && !isNamed(slots[slot] - 1, text, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isNamed(int index, byte[] text, int from, int to) {
        return Arrays.equals(names, nameEnds[index], nameEnds[index + 1], text, from, to);
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        // Consecutive matriculas would make one long run.
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}

package io.contaluz.ingest.wire;

import java.util.Arrays;

/// The keys of the objects that are open, the innermost last, so that none comes twice in one.
final class Keys {

    private int[] hashes = new int[64];
    private byte[][] bytes = new byte[64][];
    private int[] froms = new int[64];
    private int[] tos = new int[64];
    private int size;

    void clear() {
        size = 0;
    }

    /// Where a new object's keys begin.
    int mark() {
        return size;
    }

    /// Forgets an object's keys.
    void release(int mark) {
        size = mark;
    }

    /// Adds a key to the object whose keys begin at a mark.
    ///
    /// @return whether it is its first of that name
    boolean add(int mark, byte[] itsBytes, int from, int to) {
        int hash = hash(itsBytes, from, to);
        for (int i = mark; i < size; i++) {
            if (hashes[i] == hash
                    && Arrays.equals(bytes[i], froms[i], tos[i], itsBytes, from, to)) {
                return false;
            }
        }
        if (size == hashes.length) {
            grow();
        }
        hashes[size] = hash;
        bytes[size] = itsBytes;
        froms[size] = from;
        tos[size] = to;
        size++;
        return true;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * size);
        bytes = Arrays.copyOf(bytes, 2 * size);
        froms = Arrays.copyOf(froms, 2 * size);
        tos = Arrays.copyOf(tos, 2 * size);
    }
}

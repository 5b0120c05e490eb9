package io.contaluz.ingest.wire;

/// The value of one member, as the bytes that spell it. Used again for each datagram.
final class Value {

    enum Type {
        ABSENT,
        NULL,
        STRING,
        NUMBER,
        ARRAY,
        OTHER
    }

    private static final byte[] NOTHING = {};

    private Type type = Type.ABSENT;
    private byte[] bytes = NOTHING;
    private int from;
    private int to;

    void clear() {
        set(Type.ABSENT, NOTHING, 0, 0);
    }

    void set(Type itsType) {
        set(itsType, NOTHING, 0, 0);
    }

    /// Points to the text of a string (its escapes resolved) or of a number.
    void set(Type itsType, byte[] itsBytes, int itsFrom, int itsTo) {
        type = itsType;
        bytes = itsBytes;
        from = itsFrom;
        to = itsTo;
    }

    boolean is(Type other) {
        return type == other;
    }

    /// Whether the member is not there, or null, which is the same to us.
    boolean isMissing() {
        return type == Type.ABSENT || type == Type.NULL;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /// The number as a whole one of at most 16 digits without a sign; negative if it is none.
    long whole() {
        if (type != Type.NUMBER || length() > 16) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }
}

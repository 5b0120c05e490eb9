package io.contaluz.simulator.wire;

import java.nio.ByteBuffer;

/// Text of ASCII that is built without garbage, over and over in the same bytes.
final class ByteText {

    private static final int LONGEST_LONG = 19;

    private final byte[] bytes;
    private int length;

    ByteText(int capacity) {
        bytes = new byte[capacity];
    }

    ByteText clear() {
        length = 0;
        return this;
    }

    ByteText add(byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    ByteText add(char ascii) {
        bytes[length++] = (byte) ascii;
        return this;
    }

    /// A whole number that is not negative, without leading zeros.
    ByteText number(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10 && digits < LONGEST_LONG; rest /= 10) {
            digits++;
        }
        return padded(value, digits);
    }

    /// A number that is not negative, in so many digits.
    ByteText padded(long value, int digits) {
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// Watt-hours as kWh: at most three places, none of them a trailing zero.
    ByteText kilowattHours(long wattHours) {
        number(wattHours / 1000);
        int places = (int) (wattHours % 1000);
        if (places != 0) {
            add('.').padded(places, 3);
            while (bytes[length - 1] == '0') {
                length--;
            }
        }
        return this;
    }

    /// Tenths of a volt as volts: at most one place, and no trailing zero.
    ByteText volts(int decivolts) {
        number(decivolts / 10);
        int tenths = decivolts % 10;
        return tenths == 0 ? this : add('.').number(tenths);
    }

    /// Bytes as lower-case hexadecimal digits.
    ByteText hex(byte[] binary) {
        for (byte one : binary) {
            add(Character.forDigit(one >> 4 & 0xF, 16)).add(Character.forDigit(one & 0xF, 16));
        }
        return this;
    }

    int length() {
        return length;
    }

    /// The mac of all that is there so far.
    byte[] macUnder(MeterKeys keys, long matricula) {
        return keys.sign(matricula, bytes, length);
    }

    void appendTo(ByteBuffer target) {
        target.put(bytes, 0, length);
    }
}

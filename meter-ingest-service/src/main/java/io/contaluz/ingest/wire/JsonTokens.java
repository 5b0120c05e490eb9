package io.contaluz.ingest.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The words of JSON: strings, numbers, literals, punctuation, taken one by one from bytes that are
/// valid UTF-8 already.
final class JsonTokens {

    private static final int LONGEST_NUMBER = 32;

    /// Ends a scan; costs no stack trace.
    static final class Malformed extends Exception {
        private final DatagramRejection reason;

        Malformed(DatagramRejection reason) {
            super(reason.label(), null, false, false);
            this.reason = reason;
        }

        DatagramRejection reason() {
            return reason;
        }
    }

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int end;
    private int at;

    private byte[] text = NOTHING;
    private int textFrom;
    private int textTo;

    /// Begins at a datagram's first byte.
    void begin(byte[] datagram, int from, int to) {
        bytes = datagram;
        at = from;
        end = to;
    }

    /// Where the next byte stands.
    int position() {
        return at;
    }

    /// Whether these very bytes stand at a place.
    boolean standsAt(int from, byte[] raw) {
        return from >= 0
                && from + raw.length <= end
                && Arrays.equals(bytes, from, from + raw.length, raw, 0, raw.length);
    }

    /// The bytes that hold the last string or number, from [#textFrom] to [#textTo]: the datagram's
    /// own, or a copy with the escapes resolved.
    byte[] text() {
        return text;
    }

    int textFrom() {
        return textFrom;
    }

    int textTo() {
        return textTo;
    }

    /// Passes one character that was seen.
    void skip() {
        at++;
    }

    /// Takes a string, which is then the [#text].
    void string() throws Malformed {
        int start = ++at;
        while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
            if (bytes[at] >= 0 && bytes[at] < ' ') {
                throw malformed();
            }
            at++;
        }
        if (at < end && bytes[at] == '"') {
            is(bytes, start, at++);
        } else {
            var resolved = stringWithEscapes(start).getBytes(StandardCharsets.UTF_8);
            is(resolved, 0, resolved.length);
        }
    }

    private void is(byte[] itsBytes, int from, int to) {
        text = itsBytes;
        textFrom = from;
        textTo = to;
    }

    private String stringWithEscapes(int start) throws Malformed {
        var resolved = new StringBuilder();
        int plain = start;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] >= 0 && bytes[at] < ' ') {
                throw malformed();
            }
            if (bytes[at] == '\\') {
                resolved.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
                at++;
                resolved.append(escaped());
                plain = at;
            } else {
                at++;
            }
        }
        if (at >= end) {
            throw malformed();
        }
        return resolved.append(new String(bytes, plain, at++ - plain, StandardCharsets.UTF_8))
                .toString();
    }

    private char escaped() throws Malformed {
        return switch (at < end ? bytes[at++] : -1) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw malformed();
        };
    }

    private char hex() throws Malformed {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < end ? Character.digit(bytes[at++], 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /// Takes a number, which is then the [#text].
    void number() throws Malformed {
        int start = at;
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits();
        }
        if (at - start > LONGEST_NUMBER) {
            throw new Malformed(DatagramRejection.NUMBER_TOO_LONG);
        }
        is(bytes, start, at);
    }

    private void digits() throws Malformed {
        int start = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
    }

    /// Takes `true`, `false` or `null`.
    void literal(String word) throws Malformed {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                throw malformed();
            }
        }
    }

    /// The next byte that is no blank, which stays; -1 at the end.
    int peekPastBlanks() {
        while (at < end
                && (bytes[at] == ' '
                        || bytes[at] == '\t'
                        || bytes[at] == '\n'
                        || bytes[at] == '\r')) {
            at++;
        }
        return at < end ? bytes[at] : -1;
    }

    /// Takes a character if it is the next after blanks.
    boolean takePastBlanks(char c) {
        peekPastBlanks();
        return take(c);
    }

    /// Takes a character that has to be there.
    void expect(char c) throws Malformed {
        if (!takePastBlanks(c)) {
            throw malformed();
        }
    }

    private boolean take(char c) {
        if (at < end && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    static Malformed malformed() {
        return new Malformed(DatagramRejection.NOT_JSON);
    }
}

package io.contaluz.ingest.wire;

import java.nio.charset.StandardCharsets;

/// Writes the answer to a datagram with `seq` (docs/wire-format.md).
public final class AnswerEncoder {

    private AnswerEncoder() {}

    /// What became of a datagram's readings, the worst last.
    public enum Status {
        OK,
        DUP,
        REJ;

        private String text() {
            return switch (this) {
                case OK -> "ok";
                case DUP -> "dup";
                case REJ -> "rej";
            };
        }
    }

    /// An answer.
    ///
    /// @param ack the greatest number of the datagram
    /// @param status of the worst of its readings
    /// @param refused numbers that need not be sent again, in their order
    /// @param base all numbers up to here are settled
    /// @param missing numbers above it that never arrived, in their order
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(
            long ack, long boot, Status status, long[] refused, long base, long[] missing) {}

    /// The bytes of an answer, no more than there is room for: the missing, then the refused are
    /// cut. Empty if not even the rest fits.
    public static byte[] encode(Answer answer, int room) {
        var head =
                "{\"ack\":"
                        + answer.ack
                        + ",\"boot\":"
                        + answer.boot
                        + ",\"st\":\""
                        + answer.status.text()
                        + "\"";
        var tail = ",\"base\":" + answer.base + ",\"miss\":[]}";
        int left = room - head.length() - tail.length();
        if (left < 0) {
            return new byte[0];
        }
        var refused = numbers(answer.refused, left - ",\"rej\":[]".length());
        var text = new StringBuilder(head);
        if (!refused.isEmpty()) {
            text.append(",\"rej\":[").append(refused).append(']');
        }
        boolean cut = numbers(answer.refused, Integer.MAX_VALUE).length() > refused.length();
        left = cut ? 0 : room - text.length() - tail.length();
        text.append(tail, 0, tail.length() - 2).append(numbers(answer.missing, left)).append("]}");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// As many of the first numbers as there is room for.
    private static String numbers(long[] numbers, int room) {
        var text = new StringBuilder();
        for (long number : numbers) {
            var next = (text.isEmpty() ? "" : ",") + number;
            if (text.length() + next.length() > room) {
                break;
            }
            text.append(next);
        }
        return text.toString();
    }
}

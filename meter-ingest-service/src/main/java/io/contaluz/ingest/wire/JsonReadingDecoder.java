package io.contaluz.ingest.wire;

import io.contaluz.ingest.reading.Matricula;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The plain datagram: `{"matricula", "consumo_atual", "data_hora"}`.
public final class JsonReadingDecoder implements ReadingDecoder {

    /// The longest datagram in bytes.
    public static final int LONGEST = 2048;

    private static final class Member {
        private JsonScanner.Type type = JsonScanner.Type.NULL;
        private String text = "";

        private boolean is(JsonScanner.Type other) {
            return type == other;
        }
    }

    private static final class Plain implements JsonScanner.Members {
        private final Member matricula = new Member();
        private final Member consumo = new Member();
        private final Member dataHora = new Member();

        @Override
        public void member(String key, JsonScanner.Type type, String text) {
            var member = named(key);
            if (member != null) {
                member.type = type;
                member.text = text;
            }
        }

        private @Nullable Member named(String key) {
            return switch (key) {
                case "matricula" -> matricula;
                case "consumo_atual" -> consumo;
                case "data_hora" -> dataHora;
                default -> null;
            };
        }
    }

    @Override
    public Decoded decode(byte[] buffer, int length) {
        var unreadable = unreadable(buffer, length);
        if (unreadable != null) {
            return new Decoded.Rejected(unreadable);
        }
        var members = new Plain();
        var malformed = JsonScanner.scan(buffer, length, members);
        return malformed == null ? reading(members) : new Decoded.Rejected(malformed);
    }

    private static @Nullable DatagramRejection unreadable(byte[] buffer, int length) {
        if (length == 0) {
            return DatagramRejection.EMPTY;
        }
        if (length > LONGEST) {
            return DatagramRejection.TOO_LONG;
        }
        return isUtf8(buffer, length) ? null : DatagramRejection.NOT_UTF8;
    }

    private static boolean isUtf8(byte[] buffer, int length) {
        if (isAscii(buffer, length)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAscii(byte[] buffer, int length) {
        int seen = 0;
        for (int i = 0; i < length; i++) {
            seen |= buffer[i];
        }
        return seen >= 0;
    }

    private static Decoded reading(Plain members) {
        var malformed = mistyped(members);
        if (malformed != null) {
            return new Decoded.Rejected(malformed);
        }
        if (!Matricula.isValid(members.matricula.text)) {
            return new Decoded.Rejected(DatagramRejection.BAD_MATRICULA);
        }
        var register = RegisterParser.parse(members.consumo.text);
        if (register == null) {
            return new Decoded.Rejected(DatagramRejection.BAD_CONSUMO);
        }
        var measuredAt = TimeParser.parse(members.dataHora.text);
        if (measuredAt == null) {
            return new Decoded.Rejected(DatagramRejection.BAD_DATA_HORA);
        }
        return new Decoded.Accepted(new Matricula(members.matricula.text), register, measuredAt);
    }

    private static @Nullable DatagramRejection mistyped(Plain members) {
        if (members.matricula.is(JsonScanner.Type.NULL)
                || members.consumo.is(JsonScanner.Type.NULL)
                || members.dataHora.is(JsonScanner.Type.NULL)) {
            return DatagramRejection.MISSING_MEMBER;
        }
        boolean typed =
                (members.matricula.is(JsonScanner.Type.STRING) || isInteger(members.matricula))
                        && members.consumo.is(JsonScanner.Type.NUMBER)
                        && members.dataHora.is(JsonScanner.Type.STRING);
        if (!typed) {
            return DatagramRejection.WRONG_TYPE;
        }
        boolean negative =
                members.matricula.is(JsonScanner.Type.NUMBER)
                        && members.matricula.text.startsWith("-");
        return negative ? DatagramRejection.BAD_MATRICULA : null;
    }

    private static boolean isInteger(Member member) {
        return member.is(JsonScanner.Type.NUMBER)
                && member.text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    }
}

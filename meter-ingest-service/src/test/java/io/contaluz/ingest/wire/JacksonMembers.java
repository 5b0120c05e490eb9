package io.contaluz.ingest.wire;

import static io.contaluz.ingest.wire.JacksonDecoder.require;

import io.contaluz.ingest.wire.JacksonDecoder.Refused;
import io.contaluz.ingest.wire.JacksonDecoder.Signature;
import io.contaluz.ingest.wire.JacksonDecoder.Told;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The members of a datagram, as Jackson's parser meets them.
final class JacksonMembers {

    private static final int LONGEST_NUMBER = 32;

    private static final Pattern NUMERIC_MATRICULA = Pattern.compile("\\d{1,32}");
    private static final Pattern MATRICULA = Pattern.compile("[0-9A-Za-z-]{1,32}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,16}");
    private static final Pattern KID = Pattern.compile("[0-9A-Za-z._-]{1,32}");
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{64}");

    private final Inner own = new Inner();
    private @Nullable List<PlainReading> readings;
    private Value matricula = Value.MISSING;
    private Value boot = Value.MISSING;
    private Value kid = Value.MISSING;
    private Value mac = Value.MISSING;
    private int signedLength;
    private boolean othersFollow;

    void take(JsonParser parser, byte[] bytes) throws Refused {
        var name = parser.currentName();
        othersFollow |= !mac.isMissing() && !name.equals("kid");
        switch (name) {
            case "matricula" -> matricula = value(parser);
            case "boot" -> boot = value(parser);
            case "kid" -> kid = value(parser);
            case "mac" -> {
                signedLength = (int) parser.currentTokenLocation().getByteOffset() - 1;
                mac = value(parser);
                var spelt = new String(bytes, signedLength, 6, StandardCharsets.UTF_8);
                require(mac.isMissing() || spelt.equals(",\"mac\""), "mac");
            }
            case "leituras" -> readings = leituras(parser);
            default -> {
                if (!own.take(name, parser)) {
                    value(parser);
                }
            }
        }
    }

    private static @Nullable List<PlainReading> leituras(JsonParser parser) throws Refused {
        var token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        require(token == JsonToken.START_ARRAY, "leituras");
        var readings = new ArrayList<PlainReading>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            var members = new Inner();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                if (!members.take(parser.currentName(), parser)) {
                    value(parser);
                }
            }
            readings.add(members.reading());
        }
        require(parser.currentToken() == JsonToken.END_ARRAY, "no object");
        require(!readings.isEmpty() && readings.size() <= ReadingDatagram.MOST, "count");
        return readings;
    }

    Told told() throws Refused {
        require(matricula.isWhole(NUMERIC_MATRICULA) || matricula.isString(MATRICULA), "matricula");
        require(readings == null || own.isMissing(), "beside leituras");
        var all = readings == null ? List.of(own.reading()) : readings;
        long numbered = all.stream().filter(reading -> reading.seq() > 0).count();
        require(numbered == 0 || numbered == all.size(), "some seq");
        return new Told(matricula.text, all, boot.whole(0, 0), signature());
    }

    private @Nullable Signature signature() throws Refused {
        if (kid.isMissing() && mac.isMissing()) {
            return null;
        }
        require(kid.isString(KID), "kid");
        require(mac.isString(MAC) && !othersFollow, "mac");
        return new Signature(kid.text, mac.text.toLowerCase(Locale.ROOT), signedLength);
    }

    /// A string's or a number's text; of anything else, passes over it.
    private static Value value(JsonParser parser) throws Refused {
        var token = parser.nextToken();
        if (token.isScalarValue()) {
            require(!token.isNumeric() || parser.getStringLength() <= LONGEST_NUMBER, "long");
            return new Value(token, parser.getString());
        }
        int open = 1;
        while (open > 0) {
            var inner = parser.nextToken();
            require(!inner.isNumeric() || parser.getStringLength() <= LONGEST_NUMBER, "long");
            open += inner.isStructStart() ? 1 : inner.isStructEnd() ? -1 : 0;
        }
        return new Value(token, "");
    }

    private record Value(JsonToken token, String text) {

        static final Value MISSING = new Value(JsonToken.VALUE_NULL, "");

        boolean isMissing() {
            return token == JsonToken.VALUE_NULL;
        }

        boolean isString(Pattern form) {
            return token == JsonToken.VALUE_STRING && form.matcher(text).matches();
        }

        boolean isWhole(Pattern form) {
            return token == JsonToken.VALUE_NUMBER_INT && form.matcher(text).matches();
        }

        long whole(long otherwise, long least) throws Refused {
            if (isMissing()) {
                return otherwise;
            }
            require(isWhole(WHOLE), "whole");
            long value = Long.parseLong(text);
            require(value >= least && value < 1L << 53, "range");
            return value;
        }
    }

    /// The members of one reading.
    private static final class Inner {
        Value consumo = Value.MISSING;
        Value dataHora = Value.MISSING;
        Value seq = Value.MISSING;
        Value tensao = Value.MISSING;

        boolean take(String name, JsonParser parser) throws Refused {
            switch (name) {
                case "consumo_atual" -> consumo = value(parser);
                case "data_hora" -> dataHora = value(parser);
                case "seq" -> seq = value(parser);
                case "tensao" -> tensao = value(parser);
                default -> {
                    return false;
                }
            }
            return true;
        }

        boolean isMissing() {
            return consumo.isMissing()
                    && dataHora.isMissing()
                    && seq.isMissing()
                    && tensao.isMissing();
        }

        PlainReading reading() throws Refused {
            require(consumo.token.isNumeric(), "consumo_atual");
            require(dataHora.token == JsonToken.VALUE_STRING, "data_hora");
            require(tensao.isMissing() || tensao.token.isNumeric(), "tensao");
            return PlainReading.of(
                    consumo.text,
                    dataHora.text,
                    seq.whole(0, 1),
                    tensao.isMissing() ? null : tensao.text);
        }
    }
}

package io.contaluz.ingest.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// The wire format as anybody would read it: Jackson's streaming parser, `BigDecimal`, the
/// formatters of `java.time`. What the decoder is held against, and measured against.
final class JacksonDecoder {

    private static final int DEEPEST = 8;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private JacksonDecoder() {}

    /// What a datagram says.
    record Told(
            String matricula, List<PlainReading> readings, long boot, @Nullable Signature signed) {}

    /// Who signed it, and how much of it.
    record Signature(String kid, String mac, int length) {}

    /// No datagram of the format.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    /// Reads any bytes.
    ///
    /// @return what they say; null if they are no datagram of the format
    static @Nullable Told readAny(byte[] bytes) {
        if (bytes.length > DatagramDecoder.LONGEST || !isPlainUtf8(bytes)) {
            return null;
        }
        try {
            return read(bytes);
        } catch (Refused | JacksonException e) {
            return null;
        }
    }

    /// Jackson guesses UTF-16 and UTF-32 by their zeros, and passes over a byte order mark.
    private static boolean isPlainUtf8(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var string = text.toString();
            return !string.contains("\0") && !string.startsWith("\ufeff");
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Reads UTF-8.
    ///
    /// @throws JacksonException if it is no JSON
    static Told read(byte[] bytes) throws Refused {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "no object");
            var members = new JacksonMembers();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                members.take(parser, bytes);
            }
            require(parser.nextToken() == null, "trailing bytes");
            return members.told();
        }
    }

    /// Goes through all words, and makes nothing of them: the least that a parser's user pays.
    ///
    /// @return how many
    static int countTokens(byte[] bytes) {
        int tokens = 0;
        try (var parser = JSON.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    static void require(boolean holds, String otherwise) throws Refused {
        if (!holds) {
            throw new Refused(otherwise);
        }
    }
}

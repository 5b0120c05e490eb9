package io.contaluz.ingest.wire;

import io.contaluz.ingest.wire.JsonTokens.Malformed;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The grammar of RFC 8259, strictly: no comments, no trailing bytes, no `NaN`, no key twice.
///
/// Walks over one object and tells its members to a [Members]; what is nested in them is checked
/// and passed over.
final class JsonScanner {

    private static final int DEEPEST = 8;

    enum Type {
        STRING,
        NUMBER,
        NULL,
        OTHER
    }

    /// Takes the members of the outermost object in their order.
    interface Members {

        /// Takes one.
        ///
        /// @param text of a string (its escapes resolved) or of a number; else empty
        void member(String key, Type type, String text);
    }

    private final JsonTokens tokens;
    private final Members members;

    private JsonScanner(JsonTokens tokens, Members members) {
        this.tokens = tokens;
        this.members = members;
    }

    /// Scans one object.
    ///
    /// @param bytes valid UTF-8
    /// @return what was wrong, or null
    static @Nullable DatagramRejection scan(byte[] bytes, int length, Members members) {
        try {
            new JsonScanner(new JsonTokens(bytes, length), members).document();
            return null;
        } catch (Malformed malformed) {
            return malformed.reason();
        }
    }

    private void document() throws Malformed {
        if (tokens.peekPastBlanks() != '{') {
            throw JsonTokens.malformed();
        }
        object(1);
        if (tokens.peekPastBlanks() != -1) {
            throw JsonTokens.malformed();
        }
    }

    private void object(int depth) throws Malformed {
        descend(depth);
        if (tokens.takePastBlanks('}')) {
            return;
        }
        var keys = new HashSet<String>();
        do {
            if (tokens.peekPastBlanks() != '"') {
                throw JsonTokens.malformed();
            }
            member(tokens.string(), depth, keys);
        } while (tokens.takePastBlanks(','));
        tokens.expect('}');
    }

    private void member(String key, int depth, Set<String> keys) throws Malformed {
        if (!keys.add(key)) {
            throw new Malformed(DatagramRejection.DUPLICATE_KEY);
        }
        tokens.expect(':');
        var type = typeOf(tokens.peekPastBlanks());
        var text = value(depth);
        if (depth == 1) {
            members.member(key, type, text);
        }
    }

    private void array(int depth) throws Malformed {
        descend(depth);
        if (tokens.takePastBlanks(']')) {
            return;
        }
        do {
            value(depth);
        } while (tokens.takePastBlanks(','));
        tokens.expect(']');
    }

    private void descend(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw new Malformed(DatagramRejection.TOO_DEEP);
        }
        tokens.skip();
    }

    /// Passes a value, and answers its text if it is a string or a number.
    private String value(int depth) throws Malformed {
        int first = tokens.peekPastBlanks();
        switch (first) {
            case '"' -> {
                return tokens.string();
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                return tokens.number();
            }
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case 't' -> tokens.literal("true");
            case 'f' -> tokens.literal("false");
            case 'n' -> tokens.literal("null");
            default -> throw JsonTokens.malformed();
        }
        return "";
    }

    private static Type typeOf(int first) {
        return switch (first) {
            case '"' -> Type.STRING;
            case 'n' -> Type.NULL;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Type.NUMBER;
            default -> Type.OTHER;
        };
    }
}

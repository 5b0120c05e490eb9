package io.contaluz.ingest.wire;

import io.contaluz.ingest.wire.JsonTokens.Malformed;

/// The grammar of RFC 8259, strictly: no comments, no trailing bytes, no `NaN`, no key twice.
///
/// Walks over values; what it is not asked for is checked and passed over.
final class JsonScanner {

    private static final int DEEPEST = 8;

    /// Takes the members of one object.
    interface MemberTaker {

        /// Takes the member whose key is the text of the tokens: its value comes next, and has to
        /// be taken by [#value] or [#array].
        ///
        /// @param keyAt where the key's quotation mark stands
        void take(int keyAt, int depth) throws Malformed;
    }

    /// Takes the elements of one array.
    interface ElementTaker {

        /// Takes an element, which comes next.
        void take(int depth) throws Malformed;
    }

    private final JsonTokens tokens;
    private final Keys keys = new Keys();
    private final Value ignored = new Value();
    private final MemberTaker passOverMember = (keyAt, depth) -> value(ignored(), depth);
    private final ElementTaker passOverElement = depth -> value(ignored(), depth);

    JsonScanner(JsonTokens tokens) {
        this.tokens = tokens;
    }

    /// Where a value goes that nobody asked for.
    Value ignored() {
        return ignored;
    }

    /// Takes one object and nothing after it.
    void document(MemberTaker members) throws Malformed {
        keys.clear();
        if (tokens.peekPastBlanks() != '{') {
            throw JsonTokens.malformed();
        }
        object(members, 1);
        if (tokens.peekPastBlanks() != -1) {
            throw JsonTokens.malformed();
        }
    }

    /// Takes an object, whose brace is the next byte.
    void object(MemberTaker members, int depth) throws Malformed {
        descend(depth);
        if (tokens.takePastBlanks('}')) {
            return;
        }
        int mark = keys.mark();
        do {
            if (tokens.peekPastBlanks() != '"') {
                throw JsonTokens.malformed();
            }
            int keyAt = tokens.position();
            tokens.string();
            if (!keys.add(mark, tokens.text(), tokens.textFrom(), tokens.textTo())) {
                throw new Malformed(DatagramRejection.DUPLICATE_KEY);
            }
            tokens.expect(':');
            members.take(keyAt, depth);
        } while (tokens.takePastBlanks(','));
        tokens.expect('}');
        keys.release(mark);
    }

    /// Takes an array, whose bracket is the next byte.
    void array(ElementTaker elements, int depth) throws Malformed {
        descend(depth);
        if (tokens.takePastBlanks(']')) {
            return;
        }
        do {
            tokens.peekPastBlanks();
            elements.take(depth);
        } while (tokens.takePastBlanks(','));
        tokens.expect(']');
    }

    private void descend(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw new Malformed(DatagramRejection.TOO_DEEP);
        }
        tokens.skip();
    }

    /// Takes any value.
    void value(Value into, int depth) throws Malformed {
        switch (tokens.peekPastBlanks()) {
            case '"' -> {
                tokens.string();
                into.set(Value.Type.STRING, tokens.text(), tokens.textFrom(), tokens.textTo());
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                tokens.number();
                into.set(Value.Type.NUMBER, tokens.text(), tokens.textFrom(), tokens.textTo());
            }
            case 'n' -> {
                tokens.literal("null");
                into.set(Value.Type.NULL);
            }
            default -> {
                other(depth);
                into.set(Value.Type.OTHER);
            }
        }
    }

    private void other(int depth) throws Malformed {
        switch (tokens.peekPastBlanks()) {
            case '{' -> object(passOverMember, depth + 1);
            case '[' -> array(passOverElement, depth + 1);
            case 't' -> tokens.literal("true");
            case 'f' -> tokens.literal("false");
            default -> throw JsonTokens.malformed();
        }
    }
}

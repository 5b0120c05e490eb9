package io.contaluz.ingest.reading;

/// The public key of a usage point: 1 to 32 of `[0-9A-Za-z-]` (docs/wire-format.md).
public record Matricula(String text) {

    private static final int LONGEST = 32;

    /// @throws IllegalArgumentException if it is not one; ask [#isValid] first where it may not be
    public Matricula {
        if (!isValid(text)) {
            throw new IllegalArgumentException("no matricula");
        }
    }

    /// Tells whether a text could be one.
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '-';
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.contaluz.billing.refusal;

import org.jspecify.annotations.Nullable;

/// The answer to input that cannot be served. Its message is for the one who sent the input, and so
/// in Portuguese.
public final class Refusal extends RuntimeException {

    /// Why it cannot be served.
    public enum Kind {
        /// The input breaks a rule that it could have known.
        INVALID,
        /// What it names is not there.
        NOT_FOUND,
        /// What is there already stands against it.
        CONFLICT,
        /// The service lacks a setting without which it cannot do this.
        UNAVAILABLE
    }

    private final Kind kind;
    private final @Nullable String field;

    private Refusal(Kind kind, @Nullable String field, String detail) {
        // Expected input, not a defect: nobody reads its stack trace, and imports make many.
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    /// Input that breaks a rule.
    ///
    /// @param field the name of the member, parameter or column as the sender knows it
    public static Refusal invalid(String field, String detail) {
        return new Refusal(Kind.INVALID, field, detail);
    }

    /// Input that is malformed as a whole.
    public static Refusal malformed(String detail) {
        return new Refusal(Kind.INVALID, null, detail);
    }

    /// What was asked for is not there.
    public static Refusal notFound(String detail) {
        return new Refusal(Kind.NOT_FOUND, null, detail);
    }

    /// What is there already stands against it.
    public static Refusal conflict(String detail) {
        return new Refusal(Kind.CONFLICT, null, detail);
    }

    /// The service is not set up for what was asked.
    public static Refusal unavailable(String detail) {
        return new Refusal(Kind.UNAVAILABLE, null, detail);
    }

    public Kind kind() {
        return kind;
    }

    /// The member, parameter or column at fault, if it is one.
    public @Nullable String field() {
        return field;
    }

    public String detail() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}

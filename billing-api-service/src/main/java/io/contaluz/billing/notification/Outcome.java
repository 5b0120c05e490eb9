package io.contaluz.billing.notification;

/// How an attempt ended, in words that an operator is shown.
sealed interface Outcome {

    String detail();

    /// The receiver has it.
    record Delivered(String detail) implements Outcome {}

    /// The receiver may have it another time.
    record Failed(String detail) implements Outcome {}

    /// There is nobody to give it to.
    record Skipped(String detail) implements Outcome {}
}

package io.contaluz.simulator.api;

/// The billing service does not answer, or not as it should. The message is one line for people.
public final class BillingException extends Exception {

    private static final long serialVersionUID = 1L;

    BillingException(String message) {
        super(message);
    }

    BillingException(String message, Throwable cause) {
        super(message, cause);
    }
}

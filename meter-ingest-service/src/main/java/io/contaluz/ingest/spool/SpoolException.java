package io.contaluz.ingest.spool;

/// The spool's file cannot be used.
final class SpoolException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SpoolException(String message, Throwable cause) {
        super(message, cause);
    }
}

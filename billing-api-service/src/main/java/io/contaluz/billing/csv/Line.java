package io.contaluz.billing.csv;

/// What a line of a CSV says, and which line it was; the header is line 1.
public record Line<T>(long number, T value) {

    /// Rejects the line.
    ///
    /// @param field the column at fault
    public LineError reject(String field, String reason) {
        return new LineError(number, field, reason);
    }
}

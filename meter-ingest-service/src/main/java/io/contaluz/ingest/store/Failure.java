package io.contaluz.ingest.store;

import java.sql.SQLException;
import java.util.stream.Stream;

/// What a failed statement calls for.
public enum Failure {
    /// The database refuses a row: SQLSTATE class 22 (data exception) or 23 (constraint violation).
    ROW,
    /// Anything else passes: the database comes back, the disk gets room, the grant is given.
    TRANSIENT;

    /// What a failure calls for, by its SQLSTATE.
    public static Failure of(Exception failure) {
        return Stream.iterate((Throwable) failure, t -> t != null, Throwable::getCause)
                        .filter(SQLException.class::isInstance)
                        .map(cause -> ((SQLException) cause).getSQLState())
                        .filter(state -> state != null)
                        .anyMatch(state -> state.startsWith("22") || state.startsWith("23"))
                ? ROW
                : TRANSIENT;
    }
}

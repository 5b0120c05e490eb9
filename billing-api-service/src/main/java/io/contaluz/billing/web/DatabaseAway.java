package io.contaluz.billing.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Whether something failed for want of the database, and may well succeed a little later.
final class DatabaseAway {

    /// Connection lost or refused, rolled back for another, out of resources, shut down
    /// (PostgreSQL, appendix A).
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private DatabaseAway() {}

    static boolean isTheCauseOf(Throwable e) {
        return Causes.of(e).anyMatch(DatabaseAway::tellsSo);
    }

    private static boolean tellsSo(Throwable e) {
        return switch (e) {
            case CannotCreateTransactionException _, QueryTimeoutException _ -> true;
            case SQLTransientException _ -> true;
            case SQLException sql -> tellsSo(sql.getSQLState());
            default -> false;
        };
    }

    /// @param state null where it was the pool that saw the connection go, not the server
    private static boolean tellsSo(@Nullable String state) {
        return state == null || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}

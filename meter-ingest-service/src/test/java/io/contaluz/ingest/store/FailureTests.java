package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailureTests {

    @ParameterizedTest
    @ValueSource(strings = {"22003", "22P02", "23514", "23505"})
    void aDataExceptionOrAViolatedConstraintIsOfTheRow(String state) {
        assertThat(Failure.of(wrapped(new SQLException("no", state)))).isEqualTo(Failure.ROW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "53100", "40P01", "25006", "42501", "55P03"})
    void anythingElsePasses(String state) {
        assertThat(Failure.of(wrapped(new SQLException("no", state)))).isEqualTo(Failure.TRANSIENT);
    }

    @Test
    void soDoesAFailureWithoutAState() {
        assertThat(Failure.of(new CannotCreateTransactionException("no connection")))
                .isEqualTo(Failure.TRANSIENT);
        assertThat(Failure.of(wrapped(new BatchUpdateException()))).isEqualTo(Failure.TRANSIENT);
    }

    private static Exception wrapped(SQLException cause) {
        return new DataAccessResourceFailureException("no", cause);
    }
}

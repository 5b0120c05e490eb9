package io.contaluz.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseAwayTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300", "40P01"})
    void theServersOwnWordIsTaken(String state) {
        assertThat(isAway(new SQLException("x", state))).isTrue();
    }

    @Test
    void aConnectionThatThePoolSawGoIsGone() {
        var closed = new SQLException("Connection is closed");
        assertThat(isAway(closed)).isTrue();
        assertThat(
                        DatabaseAway.isTheCauseOf(
                                new JpaSystemException(new IllegalStateException(closed))))
                .isTrue();
        assertThat(isAway(new SQLTransientConnectionException("timeout", "x"))).isTrue();
        assertThat(DatabaseAway.isTheCauseOf(new CannotCreateTransactionException("x"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42601", "23505", "22021", ""})
    void anyOtherFailureIsOurs(String state) {
        assertThat(isAway(new SQLException("x", state))).isFalse();
    }

    @Test
    void norIsAnythingWithoutTheDatabaseInIt() {
        assertThat(DatabaseAway.isTheCauseOf(new IllegalStateException("x"))).isFalse();
    }

    private static boolean isAway(SQLException e) {
        return DatabaseAway.isTheCauseOf(new DataAccessResourceFailureException("x", e));
    }
}

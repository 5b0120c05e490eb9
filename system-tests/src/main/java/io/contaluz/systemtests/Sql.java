package io.contaluz.systemtests;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// Questions to the database of a stack, each over a connection of its own.
///
/// @param port at which it answers on this machine
public record Sql(int port) {

    /// Where it is; user and password are `contaluz`.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/contaluz".formatted(port);
    }

    /// A setting of the server.
    public String setting(String name) throws SQLException {
        return texts("show " + name).iterator().next();
    }

    /// The one number that a query answers.
    public long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The texts that a query answers.
    public Set<String> texts(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new HashSet<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /// Changes something.
    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Whether the database answers.
    public boolean answers() {
        try {
            return number("select 1") == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url() + "?connectTimeout=2", "contaluz", "contaluz");
    }
}

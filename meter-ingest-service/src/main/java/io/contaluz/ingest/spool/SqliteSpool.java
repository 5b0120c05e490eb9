package io.contaluz.ingest.spool;

import io.contaluz.ingest.reading.ReadingBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A spool in one SQLite file (docs/adr/0004). Its write-ahead log makes each batch whole or absent
/// after a crash of the service; a crash of the machine may cost the last moments.
final class SqliteSpool implements Spool, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SqliteSpool.class);
    private static final String FILE = "readings.sqlite";

    private final Connection connection;
    private final long limit;
    private long bytes;
    private long readings;
    private boolean failing;

    private SqliteSpool(Connection connection, long limit) throws SQLException {
        this.connection = connection;
        this.limit = limit;
        try (var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = normal");
            statement.execute(
                    """
                    create table if not exists batch (
                        id integer primary key autoincrement,
                        readings integer not null,
                        rows blob not null)
                    """);
            try (var kept =
                    statement.executeQuery(
                            "select coalesce(sum(readings), 0), coalesce(sum(length(rows)), 0)"
                                    + " from batch")) {
                kept.next();
                readings = kept.getLong(1);
                bytes = kept.getLong(2);
            }
        }
    }

    /// Opens the spool of a directory; one that cannot be read is put aside for whoever may mend
    /// it.
    ///
    /// @param limit the most bytes that it keeps
    /// @throws SpoolException if there can be none
    static SqliteSpool open(Path directory, long limit) {
        var file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            try {
                return connect(file, limit);
            } catch (SQLException e) {
                var aside = directory.resolve(FILE + ".unreadable-" + System.currentTimeMillis());
                log.error("the spool cannot be read and is put aside as {}", aside, e);
                Files.move(file, aside);
                return connect(file, limit);
            }
        } catch (IOException | SQLException e) {
            throw new SpoolException("no spool in " + directory.toAbsolutePath(), e);
        }
    }

    private static SqliteSpool connect(Path file, long limit) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try {
            return new SqliteSpool(connection, limit);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public synchronized boolean append(ReadingBatch batch) {
        if (batch.size() == 0) {
            return true;
        }
        var rows = BatchBytes.of(batch);
        if (bytes + rows.length > limit) {
            return failed(null);
        }
        try (var insert =
                connection.prepareStatement("insert into batch (readings, rows) values (?, ?)")) {
            insert.setInt(1, batch.size());
            insert.setBytes(2, rows);
            insert.executeUpdate();
        } catch (SQLException e) {
            return failed(e);
        }
        bytes += rows.length;
        readings += batch.size();
        failing = false;
        return true;
    }

    /// One line in the log when it begins, and none until it has worked again.
    private boolean failed(@Nullable SQLException cause) {
        if (!failing) {
            log.error("the spool takes no more: {} bytes are kept, {} may be", bytes, limit, cause);
            failing = true;
        }
        return false;
    }

    @Override
    public synchronized @Nullable Kept oldest() {
        if (readings == 0) {
            return null;
        }
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery("select id, rows from batch order by id limit 1")) {
            return row.next()
                    ? new Kept(row.getLong("id"), BatchBytes.batch(row.getBytes("rows")))
                    : null;
        } catch (SQLException e) {
            throw new SpoolException("the spool cannot be read", e);
        }
    }

    @Override
    public synchronized void remove(Kept kept) {
        try (var delete =
                connection.prepareStatement(
                        "delete from batch where id = ? returning readings, length(rows)")) {
            delete.setLong(1, kept.id());
            try (var gone = delete.executeQuery()) {
                if (gone.next()) {
                    readings -= gone.getLong(1);
                    bytes -= gone.getLong(2);
                }
            }
        } catch (SQLException e) {
            throw new SpoolException("the spool cannot be written", e);
        }
    }

    @Override
    public synchronized long readings() {
        return readings;
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}

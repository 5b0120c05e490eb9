package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.UnknownDatagram;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/// The table of datagrams whose matricula nobody has registered.
@Repository
class QuarantinedDatagrams {

    /// A datagram taken out of it.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Held(Instant receivedAt, byte[] payload) {}

    private final JdbcTemplate database;

    QuarantinedDatagrams(JdbcTemplate database) {
        this.database = database;
    }

    /// How many readings are held for each matricula.
    Map<String, Integer> heldByMatricula() {
        var held = new HashMap<String, Integer>();
        database.query(
                "select matricula, sum(readings) as held from quarantined_datagram group by matricula",
                row -> {
                    held.put(row.getString("matricula"), row.getInt("held"));
                });
        return held;
    }

    /// Adds datagrams; those that an earlier try may have added are not added again.
    void add(List<UnknownDatagram> datagrams) {
        database.batchUpdate(
                """
                insert into quarantined_datagram (matricula, received_at, sender, payload, readings)
                select m, r, s, p, n
                from (values (?::text, ?::timestamptz, ?::text, ?::bytea, ?::int))
                    as i (m, r, s, p, n)
                where not exists (
                    select from quarantined_datagram q
                    where q.matricula = i.m and q.received_at = i.r and q.sender = i.s
                      and q.payload = i.p)
                """,
                datagrams,
                500,
                (statement, datagram) -> {
                    statement.setString(1, datagram.matricula());
                    statement.setObject(2, datagram.receivedAt().atOffset(ZoneOffset.UTC));
                    statement.setString(3, datagram.sender());
                    statement.setBytes(4, datagram.payload());
                    statement.setInt(5, datagram.readings());
                });
    }

    /// The matriculas that are held and registered by now.
    List<String> registered() {
        return database.query(
                """
                select matricula
                from (select distinct matricula from quarantined_datagram) held
                join usage_point using (matricula)
                """,
                (row, number) -> row.getString("matricula"));
    }

    /// Takes the oldest datagrams of a matricula out of the table.
    List<Held> take(String matricula, int atMost) {
        return database.query(
                """
                delete from quarantined_datagram
                where quarantined_datagram_id in (
                    select quarantined_datagram_id from quarantined_datagram
                    where matricula = ? order by quarantined_datagram_id limit ?)
                returning received_at, payload
                """,
                (row, number) ->
                        new Held(
                                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                                row.getBytes("payload")),
                matricula,
                atMost);
    }
}

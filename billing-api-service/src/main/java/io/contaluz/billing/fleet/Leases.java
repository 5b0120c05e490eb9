package io.contaluz.billing.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `matricula_lease`.
@Repository
class Leases {

    private final JdbcClient jdbc;

    Leases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps every other transaction that changes leases waiting until this one ends.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('matricula_lease'))").query(row -> {});
    }

    void removeExpired(Instant now) {
        jdbc.sql("delete from matricula_lease where expires_at <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(Holder holder) {
        jdbc.sql("delete from matricula_lease where holder = :holder")
                .param("holder", holder.value())
                .update();
    }

    /// All of them, in the order of their first matriculas.
    List<MatriculaLease> all() {
        return jdbc.sql(
                        """
                        select holder, first_matricula, size, expires_at from matricula_lease
                        order by first_matricula
                        """)
                .query(Leases::lease)
                .list();
    }

    void save(MatriculaLease lease) {
        jdbc.sql(
                        """
                        insert into matricula_lease (holder, first_matricula, size, expires_at)
                        values (:holder, :first, :size, :expiresAt)
                        on conflict (holder) do update set
                            first_matricula = excluded.first_matricula,
                            size = excluded.size,
                            expires_at = excluded.expires_at
                        """)
                .param("holder", lease.holder().value())
                .param("first", lease.first())
                .param("size", lease.size())
                .param("expiresAt", lease.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static MatriculaLease lease(ResultSet row, int number) throws SQLException {
        return new MatriculaLease(
                new Holder(row.getString("holder")),
                row.getLong("first_matricula"),
                row.getInt("size"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}

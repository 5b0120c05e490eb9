package io.contaluz.billing.signing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `datagram_key`.
@Repository
class DatagramKeys {

    private final JdbcClient jdbc;
    private final Clock clock;

    DatagramKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Puts keys, each in the place of the one that had its name.
    ///
    /// @param keys no two of one usage point with one name
    /// @return how many names are new
    int putAll(Collection<SealedKey> keys) {
        var created =
                jdbc.sql(
                                """
                                insert into datagram_key (usage_point_id, kid, sealed, created_at)
                                select incoming.*, :now from unnest(
                                    cast(:ids as int[]),
                                    cast(:kids as text[]),
                                    cast(:sealed as bytea[])) as incoming
                                on conflict (usage_point_id, kid) do update set
                                    sealed = excluded.sealed, created_at = excluded.created_at
                                returning xmax = 0
                                """)
                        .param(
                                "ids",
                                keys.stream().map(SealedKey::usagePointId).toArray(Integer[]::new))
                        .param(
                                "kids",
                                keys.stream().map(key -> key.kid().value()).toArray(String[]::new))
                        .param(
                                "sealed",
                                keys.stream().map(SealedKey::sealed).toArray(byte[][]::new))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .list();
        return (int) created.stream().filter(isNew -> isNew).count();
    }

    /// Removes a key, and tells whether it was there.
    boolean remove(int usagePointId, Kid kid) {
        return jdbc.sql("delete from datagram_key where usage_point_id = :id and kid = :kid")
                        .param("id", usagePointId)
                        .param("kid", kid.value())
                        .update()
                > 0;
    }

    /// The names of a usage point's keys, and since when they are what they are.
    List<KeyName> namesOf(int usagePointId) {
        return jdbc.sql(
                        """
                        select kid, created_at from datagram_key
                        where usage_point_id = :id order by kid
                        """)
                .param("id", usagePointId)
                .query((row, number) ->
                        new KeyName(
                                new Kid(row.getString("kid")),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}

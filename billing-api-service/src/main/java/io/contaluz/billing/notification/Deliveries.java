package io.contaluz.billing.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `notification_delivery`, as operators see and change it.
@Repository
class Deliveries {

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a webhook was told or is to be told, the last first.
    ///
    /// @param state null for all
    /// @param before null for the last; else the key that a page has ended with
    List<DeliveryView> of(
            UUID webhookId, @Nullable DeliveryState state, @Nullable Long before, int limit) {
        return jdbc.sql(
                        """
                        select d.*, e.kind, e.matricula, e.occurred_at
                        from notification_delivery d join notification_event e using (event_id)
                        where receiver = :webhook
                            and (cast(:state as text) is null or state = :state)
                            and notification_delivery_id < :before
                        order by notification_delivery_id desc limit :limit
                        """)
                .param("webhook", webhookId)
                .param("state", state == null ? null : state.column())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(Deliveries::view)
                .list();
    }

    /// Makes a delivery due again, with all its attempts before it.
    ///
    /// @param eventId null for all that were set aside
    /// @return how many there were
    int replay(UUID webhookId, @Nullable UUID eventId, Instant now) {
        return jdbc.sql(
                        """
                        update notification_delivery
                        set state = 'waiting', attempts = 0, due_at = :now, finished_at = null
                        where receiver = :webhook
                            and (event_id = cast(:event as uuid)
                                or cast(:event as uuid) is null and state = 'set-aside')
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("webhook", webhookId)
                .param("event", eventId)
                .update();
    }

    private static DeliveryView view(ResultSet row, int number) throws SQLException {
        var state = DeliveryState.ofColumn(row.getString("state"));
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new DeliveryView(
                row.getLong("notification_delivery_id"),
                row.getObject("event_id", UUID.class),
                EventKind.named(row.getString("kind")),
                row.getString("matricula"),
                state,
                row.getInt("attempts"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                state == DeliveryState.WAITING
                        ? row.getObject("due_at", OffsetDateTime.class).toInstant()
                        : null,
                finished == null ? null : finished.toInstant(),
                row.getString("outcome"));
    }
}

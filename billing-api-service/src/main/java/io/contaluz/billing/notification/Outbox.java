package io.contaluz.billing.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The tables `notification_event` and `notification_delivery`, as publishing and sending use them.
@Repository
class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(List<NotedEvent> events, Instant now) {
        jdbc.sql(
                        """
                        insert into notification_event
                            (event_id, kind, matricula, message, body, occurred_at)
                        select incoming.*, :now from unnest(
                            cast(:ids as uuid[]),
                            cast(:kinds as text[]),
                            cast(:matriculas as text[]),
                            cast(:messages as text[]),
                            cast(:bodies as text[])) as incoming
                        """)
                .param("ids", events.stream().map(NotedEvent::id).toArray(UUID[]::new))
                .param("kinds", kinds(events))
                .param(
                        "matriculas",
                        events.stream().map(NotedEvent::matricula).toArray(String[]::new))
                .param("messages", events.stream().map(NotedEvent::message).toArray(String[]::new))
                .param("bodies", events.stream().map(NotedEvent::body).toArray(String[]::new))
                .param("now", at(now))
                .update();
    }

    /// Addresses events to every webhook that wants to be told, and to e-mail if that is on and
    /// they are for the customer.
    void addDeliveries(List<NotedEvent> events, boolean mail, Instant now) {
        jdbc.sql(
                        """
                        with incoming as (
                            select * from unnest(cast(:ids as uuid[]), cast(:kinds as text[]))
                                as incoming (event_id, kind))
                        insert into notification_delivery (event_id, webhook_id, due_at)
                        select event_id, webhook_id, :now from incoming
                            join webhook on kinds = '{}' or kind = any(kinds)
                        union all
                        select event_id, null, :now
                        from unnest(cast(:mailed as uuid[])) as mailed (event_id)
                        """)
                .param("ids", events.stream().map(NotedEvent::id).toArray(UUID[]::new))
                .param("kinds", kinds(events))
                .param("now", at(now))
                .param("mailed", mail ? mailed(events) : new UUID[0])
                .update();
    }

    void addDelivery(UUID eventId, UUID webhookId, Instant now) {
        jdbc.sql(
                        """
                        insert into notification_delivery (event_id, webhook_id, due_at)
                        values (:event, :webhook, :now)
                        """)
                .param("event", eventId)
                .param("webhook", webhookId)
                .param("now", at(now))
                .update();
    }

    /// Who has something due.
    List<UUID> dueReceivers(Instant now) {
        return jdbc.sql(
                        """
                        select receiver from (
                            select webhook_id as receiver from webhook
                            union all select cast(:mail as uuid)) one
                        where exists (
                            select from notification_delivery d
                            where d.receiver = one.receiver and state = 'waiting'
                                and due_at <= :now)
                        """)
                .param("mail", Delivery.MAIL)
                .param("now", at(now))
                .query((row, number) -> row.getObject("receiver", UUID.class))
                .list();
    }

    /// Claims what a receiver is to be sent next. Whoever claims it has the lease's time to finish
    /// it; then it is due again.
    @Transactional
    Optional<Delivery> claim(UUID receiver, Instant now, Duration lease) {
        return jdbc.sql(
                        """
                        update notification_delivery d
                        set attempts = attempts + 1, due_at = :until
                        from notification_event e
                        where e.event_id = d.event_id and notification_delivery_id = (
                            select notification_delivery_id from notification_delivery
                            where receiver = :receiver and state = 'waiting' and due_at <= :now
                            order by due_at, notification_delivery_id
                            limit 1 for update skip locked)
                        returning d.notification_delivery_id, d.receiver, d.attempts,
                            e.event_id, e.kind, e.matricula, e.message, e.body
                        """)
                .param("until", at(now.plus(lease)))
                .param("receiver", receiver)
                .param("now", at(now))
                .query(Outbox::delivery)
                .optional();
    }

    void finish(Delivery delivery, DeliveryState state, String outcome, Instant now) {
        settle(delivery, state, outcome, now, now);
    }

    void retry(Delivery delivery, String outcome, Instant dueAt) {
        settle(delivery, DeliveryState.WAITING, outcome, dueAt, null);
    }

    /// Changes nothing if the lease has run out and another attempt has begun.
    private void settle(
            Delivery delivery,
            DeliveryState state,
            String outcome,
            Instant dueAt,
            @Nullable Instant finishedAt) {
        jdbc.sql(
                        """
                        update notification_delivery
                        set state = :state, outcome = left(:outcome, 500), due_at = :due,
                            finished_at = cast(:finished as timestamptz)
                        where notification_delivery_id = :id and attempts = :attempts
                            and state = 'waiting'
                        """)
                .param("state", state.column())
                .param("outcome", outcome)
                .param("due", at(dueAt))
                .param("finished", finishedAt == null ? null : at(finishedAt))
                .param("id", delivery.id())
                .param("attempts", delivery.attempts())
                .update();
    }

    /// Forgets events of before a time, but for those that somebody is still to be told of.
    void forget(Instant before) {
        jdbc.sql(
                        """
                        delete from notification_event where event_id in (
                            select event_id from notification_event e
                            where occurred_at < :before and not exists (
                                select from notification_delivery d
                                where d.event_id = e.event_id and d.state = 'waiting')
                            limit 10000)
                        """)
                .param("before", at(before))
                .update();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getLong("notification_delivery_id"),
                row.getObject("receiver", UUID.class),
                row.getInt("attempts"),
                new NotedEvent(
                        row.getObject("event_id", UUID.class),
                        EventKind.named(row.getString("kind")),
                        row.getString("matricula"),
                        row.getString("message"),
                        row.getString("body")));
    }

    private static String[] kinds(List<NotedEvent> events) {
        return events.stream().map(event -> event.kind().wireName()).toArray(String[]::new);
    }

    private static UUID[] mailed(List<NotedEvent> events) {
        return events.stream()
                .filter(event -> event.kind().isMailed())
                .map(NotedEvent::id)
                .toArray(UUID[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

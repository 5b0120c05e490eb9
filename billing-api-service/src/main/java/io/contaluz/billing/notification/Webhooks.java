package io.contaluz.billing.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `webhook`.
@Repository
class Webhooks {

    private final JdbcClient jdbc;

    private final int most;

    Webhooks(JdbcClient jdbc, NotificationProperties properties) {
        this.jdbc = jdbc;
        this.most = properties.mostWebhooks();
    }

    /// Adds one unless there are as many as there may be, and tells whether it did. Waits for
    /// whoever else adds one.
    boolean add(Webhook webhook, byte[] sealed) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('webhook'))").query(row -> {});
        return jdbc.sql(
                                """
                                insert into webhook (webhook_id, url, kinds, sealed, created_at)
                                select :id, :url, cast(:kinds as text[]), :sealed, :now
                                where (select count(*) from webhook) < :most
                                """)
                        .param("id", webhook.id())
                        .param("url", webhook.url().value())
                        .param(
                                "kinds",
                                webhook.kinds().stream()
                                        .map(EventKind::wireName)
                                        .toArray(String[]::new))
                        .param("sealed", sealed)
                        .param("now", webhook.createdAt().atOffset(ZoneOffset.UTC))
                        .param("most", most)
                        .update()
                == 1;
    }

    List<Webhook> all() {
        return jdbc.sql("select * from webhook order by created_at, webhook_id")
                .query(Webhooks::webhook)
                .list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql("select * from webhook where webhook_id = :id")
                .param("id", id)
                .query(Webhooks::webhook)
                .optional();
    }

    Optional<byte[]> sealedSecretOf(UUID id) {
        return jdbc.sql("select sealed from webhook where webhook_id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    /// Removes one with all that it was still to be told, and tells whether it was there.
    boolean remove(UUID id) {
        return jdbc.sql("delete from webhook where webhook_id = :id").param("id", id).update() == 1;
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        var kinds = (String[]) row.getArray("kinds").getArray();
        return new Webhook(
                row.getObject("webhook_id", UUID.class),
                new WebhookUrl(row.getString("url")),
                Arrays.stream(kinds).map(EventKind::named).toList(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

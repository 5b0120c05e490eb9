package io.contaluz.billing.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Takes note of what happened, for all who want to be told of it.
@Service
public class Notifications {

    /// How long the JSON of an event may be, in bytes.
    static final int LONGEST_BODY = 64 * 1024;

    private final Outbox outbox;
    private final MailChannel mail;
    private final JsonMapper json;
    private final Clock clock;

    Notifications(Outbox outbox, MailChannel mail, JsonMapper json, Clock clock) {
        this.outbox = outbox;
        this.mail = mail;
        this.json = json;
        this.clock = clock;
    }

    /// What a webhook is sent.
    private record Body(
            @JsonProperty("id") UUID id,
            @JsonProperty("tipo") String kind,
            @JsonProperty("matricula") String matricula,
            @JsonProperty("ocorrido_em") Instant occurredAt,
            @JsonProperty("mensagem") String message,
            @JsonProperty("dados") Map<String, Object> data) {}

    /// Publishes events: they are told if and only if the caller's transaction commits.
    ///
    /// @throws IllegalArgumentException if one is longer than 64 KiB
    /// @throws org.springframework.transaction.IllegalTransactionStateException without a
    ///   transaction
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Collection<Event> events) {
        var now = clock.instant();
        var noted = events.stream().map(event -> note(event, now)).toList();
        outbox.add(noted, now);
        outbox.addDeliveries(noted, mail.isOn(), now);
    }

    /// Publishes one event: it is told if and only if the caller's transaction commits.
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Event event) {
        publish(List.of(event));
    }

    /// Publishes an event for one webhook, whatever it asked to be told.
    ///
    /// @return the id of the event
    @Transactional(propagation = Propagation.MANDATORY)
    UUID publishTo(UUID webhookId, Event event) {
        var now = clock.instant();
        var noted = note(event, now);
        outbox.add(List.of(noted), now);
        outbox.addDelivery(noted.id(), webhookId, now);
        return noted.id();
    }

    private NotedEvent note(Event event, Instant now) {
        var id = UUID.randomUUID();
        var kind = event.kind();
        var matricula = event.matricula().value();
        var body =
                json.writeValueAsString(
                        new Body(
                                id,
                                kind.wireName(),
                                matricula,
                                now,
                                event.message(),
                                event.data()));
        if (body.getBytes(StandardCharsets.UTF_8).length > LONGEST_BODY) {
            throw new IllegalArgumentException("longer than an event may be: " + kind);
        }
        return new NotedEvent(id, kind, matricula, event.message(), body);
    }
}

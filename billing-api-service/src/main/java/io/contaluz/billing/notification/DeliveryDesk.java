package io.contaluz.billing.notification;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows what became of the events for a webhook, and sends them again.
@Service
@Transactional
class DeliveryDesk {

    private static final Matricula NOBODY = new Matricula("teste");

    private final WebhookRegistry registry;
    private final Deliveries deliveries;
    private final Notifications notifications;
    private final Clock clock;

    DeliveryDesk(
            WebhookRegistry registry,
            Deliveries deliveries,
            Notifications notifications,
            Clock clock) {
        this.registry = registry;
        this.deliveries = deliveries;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<DeliveryView> list(
            UUID webhookId, @Nullable DeliveryState state, @Nullable Long before, int limit) {
        registry.find(webhookId);
        return Page.cut(
                deliveries.of(webhookId, state, before, limit + 1),
                limit,
                delivery -> Long.toString(delivery.id()),
                Function.identity());
    }

    /// Sends a webhook an event that tells nothing.
    ///
    /// @return the id of the event
    UUID test(UUID webhookId) {
        registry.find(webhookId);
        var event = new Event(EventKind.TEST, NOBODY, "Este é um teste do seu webhook.", Map.of());
        return notifications.publishTo(webhookId, event);
    }

    /// @throws Refusal if the webhook was never told of the event
    void replay(UUID webhookId, UUID eventId) {
        registry.find(webhookId);
        if (deliveries.replay(webhookId, eventId, clock.instant()) == 0) {
            throw Refusal.notFound(
                    "O webhook '%s' não tem entrega do evento '%s'.".formatted(webhookId, eventId));
        }
    }

    /// Sends again all that was set aside, and tells how many that were.
    int replayAll(UUID webhookId) {
        registry.find(webhookId);
        return deliveries.replay(webhookId, null, clock.instant());
    }
}

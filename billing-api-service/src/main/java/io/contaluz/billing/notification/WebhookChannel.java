package io.contaluz.billing.notification;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.seal.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Sends events to webhooks, each signed with the webhook's own secret.
@Component
class WebhookChannel {

    private final Webhooks webhooks;
    private final Seal seal;
    private final WebhookClient client;
    private final Clock clock;

    WebhookChannel(Webhooks webhooks, Seal seal, WebhookClient client, Clock clock) {
        this.webhooks = webhooks;
        this.seal = seal;
        this.client = client;
        this.clock = clock;
    }

    Outcome send(Delivery delivery) {
        var webhook = webhooks.find(delivery.receiver());
        var sealed = webhooks.sealedSecretOf(delivery.receiver());
        if (webhook.isEmpty() || sealed.isEmpty()) {
            return new Outcome.Skipped("o webhook foi removido");
        }
        try {
            var secret = seal.open(sealed.get(), Webhook.sealName(delivery.receiver()));
            return post(webhook.get(), secret, delivery);
        } catch (Refusal e) {
            return new Outcome.Failed(e.detail());
        }
    }

    private Outcome post(Webhook webhook, byte[] secret, Delivery delivery) {
        var event = delivery.event();
        var body = event.body().getBytes(StandardCharsets.UTF_8);
        var signature =
                WebhookSignature.of(secret, clock.instant().getEpochSecond(), body).header();
        var headers =
                Map.of(
                        WebhookSignature.HEADER,
                        signature,
                        "ContaLuz-Evento",
                        event.id().toString(),
                        "ContaLuz-Tipo",
                        event.kind().wireName(),
                        "ContaLuz-Tentativa",
                        Integer.toString(delivery.attempts()));
        try {
            int status = client.post(webhook.url().toUri(), body, headers);
            return status >= 200 && status < 300
                    ? new Outcome.Delivered("HTTP " + status)
                    : new Outcome.Failed("HTTP " + status);
        } catch (IOException e) {
            return new Outcome.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}

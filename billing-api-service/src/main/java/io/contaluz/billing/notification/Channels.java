package io.contaluz.billing.notification;

import org.springframework.stereotype.Component;

/// The ways by which events reach their receivers.
@Component
class Channels {

    private final WebhookChannel webhooks;
    private final MailChannel mail;

    Channels(WebhookChannel webhooks, MailChannel mail) {
        this.webhooks = webhooks;
        this.mail = mail;
    }

    Outcome send(Delivery delivery) {
        return delivery.receiver().equals(Delivery.MAIL)
                ? mail.send(delivery)
                : webhooks.send(delivery);
    }
}

package io.contaluz.billing.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A program that is told of events.
///
/// @param kinds of which it is told; empty for all
record Webhook(UUID id, WebhookUrl url, List<EventKind> kinds, Instant createdAt) {

    /// What its secret is bound to.
    static String sealName(UUID id) {
        return "webhook/" + id;
    }
}

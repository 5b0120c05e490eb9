package io.contaluz.billing.notification;

import java.util.UUID;

/// An event on its way to one receiver, claimed by whoever holds this.
///
/// @param receiver the webhook, or [#MAIL]
/// @param attempts including the one that is to be made now
record Delivery(long id, UUID receiver, int attempts, NotedEvent event) {

    /// Stands for e-mail, which is one receiver for all who get some.
    static final UUID MAIL = new UUID(0, 0);
}

/// Tells people and programs what happened: webhooks and e-mail.
///
/// Owns the tables `webhook`, `notification_event` and `notification_delivery`. What is published
/// is written in the publisher's transaction and sent after it, at least once and each under an id
/// of its own. It decides nothing about what is worth telling.
@ApplicationModule(allowedDependencies = {"usagepoint", "customer", "seal", "refusal", "page"})
@NullMarked
package io.contaluz.billing.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package io.contaluz.billing.notification;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one attempt after another, and takes down how each ended. Nothing is sent inside a
/// transaction: a slow receiver holds no connection of the database.
@Component
class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private final Outbox outbox;
    private final Channels channels;
    private final NotificationProperties properties;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Courier(Outbox outbox, Channels channels, NotificationProperties properties, Clock clock) {
        this.outbox = outbox;
        this.channels = channels;
        this.properties = properties;
        this.clock = clock;
    }

    /// Tries what a receiver is to be sent next, and tells whether there was anything.
    boolean deliverNext(UUID receiver) {
        var claimed = outbox.claim(receiver, clock.instant(), properties.lease());
        claimed.ifPresent(delivery -> settle(delivery, attempt(delivery)));
        return claimed.isPresent();
    }

    private Outcome attempt(Delivery delivery) {
        try {
            return channels.send(delivery);
        } catch (RuntimeException e) {
            log.warn("a delivery failed unexpectedly: event {}", delivery.event().id(), e);
            return new Outcome.Failed("erro interno: " + e.getClass().getSimpleName());
        }
    }

    private void settle(Delivery delivery, Outcome outcome) {
        var now = clock.instant();
        switch (outcome) {
            case Outcome.Delivered(var detail) ->
                    outbox.finish(delivery, DeliveryState.DELIVERED, detail, now);
            case Outcome.Skipped(var detail) ->
                    outbox.finish(delivery, DeliveryState.SKIPPED, detail, now);
            case Outcome.Failed(var detail) when delivery.attempts() < properties.attempts() -> {
                var wait = properties.backoff().after(delivery.attempts(), random);
                outbox.retry(delivery, detail, now.plus(wait));
            }
            case Outcome.Failed(var detail) -> {
                log.warn("set aside after the last attempt: event {}", delivery.event().id());
                outbox.finish(delivery, DeliveryState.SET_ASIDE, detail, now);
            }
        }
    }
}

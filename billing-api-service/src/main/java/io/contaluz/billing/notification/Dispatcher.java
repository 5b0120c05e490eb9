package io.contaluz.billing.notification;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Sends what is due while the service runs. Each receiver has a lane of its own, in which its
/// events go one after the other: whoever is slow holds up nobody else. Stopping it in the middle
/// loses nothing, since what was claimed is due again when its lease has run out.
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int ROUNDS_BETWEEN_FORGETTING = 1_000;

    private final Outbox outbox;
    private final Courier courier;
    private final NotificationProperties properties;
    private final Clock clock;
    private final Set<UUID> lanes = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable ExecutorService threads;

    Dispatcher(Outbox outbox, Courier courier, NotificationProperties properties, Clock clock) {
        this.outbox = outbox;
        this.courier = courier;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (!properties.enabled()) {
            return;
        }
        running = true;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        var executor = threads;
        executor.execute(() -> look(executor));
    }

    private void look(ExecutorService executor) {
        try {
            for (int round = 0; running; round++) {
                lookOnce(executor, round % ROUNDS_BETWEEN_FORGETTING == 0);
                TimeUnit.NANOSECONDS.sleep(properties.pollEvery().toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce(ExecutorService executor, boolean forget) {
        try {
            var now = clock.instant();
            for (var receiver : outbox.dueReceivers(now)) {
                if (lanes.add(receiver)) {
                    executor.execute(() -> serve(receiver));
                }
            }
            if (forget) {
                outbox.forget(now.minus(properties.keep()));
            }
        } catch (RuntimeException e) {
            // The database is away, or this stops: the next round will tell.
            if (running) {
                log.warn("looking for what is due goes on after a failure", e);
            }
        }
    }

    private void serve(UUID receiver) {
        try {
            boolean more = true;
            while (running && more) {
                more = courier.deliverNext(receiver);
            }
        } catch (RuntimeException e) {
            if (running) {
                log.warn("sending goes on after a failure", e);
            }
        } finally {
            lanes.remove(receiver);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        var executor = threads;
        if (executor == null) {
            return;
        }
        executor.shutdown();
        try {
            var patience = properties.timeLimit().multipliedBy(2);
            if (!executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

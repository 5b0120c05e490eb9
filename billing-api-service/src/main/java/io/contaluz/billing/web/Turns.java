package io.contaluz.billing.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Who is served when: a few at a time, in the order in which they came. All at once, each would
/// wait for a core and for a connection again and again behind all others (docs/performance.md).
///
/// The few have threads of the platform, which cost the database's answers less than virtual ones.
/// A turn is a courtesy and no lock: who has waited for long goes on without one, on a virtual
/// thread, for then those who have it wait for something else than a core.
///
/// This is the container's executor. It is given what there is to do for a connection where
/// something has come: a request, and any that follow it at once. Only the first of them has the
/// turn; [TurnFilter] sends the others to the end of the row.
@Component
final class Turns implements Executor, AutoCloseable {

    /// @param since by the nano clock
    private record Waiting(Runnable work, long since) {}

    /// What a thread is at.
    private static final class Turn {
        private boolean taken;
        private @Nullable Runnable after;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

    private final BlockingQueue<Waiting> row = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Duration patience;
    private final Timer waits;
    private volatile boolean open = true;

    Turns(WebProperties properties, MeterRegistry meters) {
        patience = properties.patience();
        waits =
                Timer.builder("contaluz.web.turns.wait")
                        .description("How long requests waited for their turn")
                        .register(meters);
        meters.gaugeCollectionSize("contaluz.web.turns.waiting", List.of(), row);
        int turns = properties.turnsPerCore() * Runtime.getRuntime().availableProcessors();
        for (int i = 1; i <= turns; i++) {
            start("http-turn-" + i, this::serve);
        }
        start("http-patience", this::watch);
    }

    /// Has it wait for its turn; unless it is what the thread's own work goes on with, as a
    /// dispatch does, which is done at once.
    @Override
    public void execute(Runnable work) {
        if (isOurs()) {
            work.run();
        } else {
            queue(work);
        }
    }

    /// Has it wait for its turn.
    void queue(Runnable work) {
        row.add(new Waiting(work, System.nanoTime()));
    }

    /// Does it now and without a turn, on a virtual thread.
    void apart(Runnable work) {
        Thread.ofVirtual()
                .name("http-apart")
                .start(() -> {
                    var turn = new Turn();
                    CURRENT.set(turn);
                    run(turn, work);
                });
    }

    /// Whether this thread is one of theirs.
    static boolean isOurs() {
        return CURRENT.get() != null;
    }

    /// Takes the turn of this thread, which is one of theirs.
    ///
    /// @return false if another request had it, and others come first
    static boolean take() {
        var turn = Objects.requireNonNull(CURRENT.get());
        boolean free = !turn.taken;
        turn.taken = true;
        return free;
    }

    /// Does it once the container is through with what this thread, which is one of theirs, is at,
    /// and only then: what is set aside now can be taken up by another.
    static void afterwards(Runnable action) {
        Objects.requireNonNull(CURRENT.get()).after = action;
    }

    @Override
    public void close() {
        open = false;
        threads.forEach(Thread::interrupt);
    }

    private void start(String name, Runnable loop) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(loop));
    }

    private void serve() {
        var turn = new Turn();
        CURRENT.set(turn);
        while (open) {
            try {
                var next = row.take();
                waits.record(System.nanoTime() - next.since, TimeUnit.NANOSECONDS);
                run(turn, next.work);
            } catch (InterruptedException e) {
                LOG.debug("interrupted while nobody waits", e);
            }
        }
    }

    private static void run(Turn turn, Runnable work) {
        turn.taken = false;
        turn.after = null;
        try {
            work.run();
            if (turn.after != null) {
                turn.after.run();
            }
        } catch (RuntimeException | Error e) {
            // The thread lives on whatever it was: the next in the row wants it.
            LOG.error("a request was lost", e);
        }
    }

    /// Lets go on who has waited for long.
    private void watch() {
        while (open) {
            try {
                TimeUnit.NANOSECONDS.sleep(patience.toNanos() / 4);
                long now = System.nanoTime();
                for (var first = row.peek(); isLate(first, now); first = row.peek()) {
                    if (row.remove(first)) {
                        waits.record(now - first.since, TimeUnit.NANOSECONDS);
                        apart(first.work);
                    }
                }
            } catch (InterruptedException e) {
                LOG.debug("interrupted between two looks", e);
            }
        }
    }

    private boolean isLate(@Nullable Waiting first, long now) {
        return first != null && now - first.since > patience.toNanos();
    }
}

package io.contaluz.ingest.intake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// A thread that repeats one step while the service runs, and at its end until nothing is left to
/// do or its time is over.
public final class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration FAREWELL = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 100;

    /// One round of work.
    public interface Step {

        /// Does what there is to do, and may wait a moment for it.
        ///
        /// @return whether there was anything
        boolean run() throws InterruptedException;
    }

    private final String name;
    private final int phase;
    private final Step step;
    private final Runnable last;
    private final Duration farewell;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    /// A worker that has not begun.
    ///
    /// @param phase a worker of a higher one starts later and stops earlier
    public Worker(String name, int phase, Step step) {
        this(name, phase, step, () -> {}, FAREWELL);
    }

    private Worker(String name, int phase, Step step, Runnable last, Duration farewell) {
        this.name = name;
        this.phase = phase;
        this.step = step;
        this.last = last;
        this.farewell = farewell;
    }

    /// The same, with a last thing to do when nothing is left.
    public Worker andAtLast(Runnable its) {
        return new Worker(name, phase, step, its, farewell);
    }

    /// The same, interrupted at once when it is to stop: its work can wait for the next start.
    public Worker interruptible() {
        return new Worker(name, phase, step, last, Duration.ZERO);
    }

    @Override
    public synchronized void start() {
        stopping = false;
        thread = Thread.ofPlatform().name(name).daemon().start(this::work);
    }

    private void work() {
        boolean more = true;
        try {
            while (more || !stopping) {
                more = runOnce();
            }
            last.run();
        } catch (InterruptedException e) {
            log.info("{} was interrupted", name);
        }
    }

    private boolean runOnce() throws InterruptedException {
        try {
            return step.run();
        } catch (RuntimeException e) {
            // Whatever it is: a service that has stopped storing is the worst of all answers.
            log.error("{} goes on after a failure", name, e);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return false;
        }
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        if (thread == null) {
            return;
        }
        try {
            if (!thread.join(farewell)) {
                log.info("{} has not finished in {} and is interrupted", name, farewell);
                thread.interrupt();
                thread.join(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}

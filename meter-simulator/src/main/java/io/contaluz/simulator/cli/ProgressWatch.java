package io.contaluz.simulator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// Shows how far long work has come, until it is closed: a bar where somebody looks, else a line
/// now and then.
final class ProgressWatch implements AutoCloseable {

    /// The total of work without an end.
    static final long ENDLESS = Long.MAX_VALUE;

    private static final long BAR_MILLIS = 500;
    private static final long LINE_MILLIS = 10_000;
    private static final long ENDLESS_LINE_MILLIS = 60_000;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("progress").factory());
    private final Runnable onClose;

    private ProgressWatch(Runnable show, long everyMillis, Runnable onClose) {
        this.onClose = onClose;
        var _ = timer.scheduleAtFixedRate(show, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /// Watches work from now on.
    ///
    /// @param total of what is to be done, or [#ENDLESS]
    /// @param done tells how much of it was, from any thread
    static ProgressWatch of(String task, long total, LongSupplier done, Terminal terminal) {
        if (total == ENDLESS) {
            return new ProgressWatch(
                    () -> terminal.say("%s %d".formatted(task, done.getAsLong())),
                    ENDLESS_LINE_MILLIS,
                    () -> {});
        }
        if (isWatched()) {
            var bar = bar(task, total);
            return new ProgressWatch(
                    () -> bar.stepTo(done.getAsLong()),
                    BAR_MILLIS,
                    () -> bar.stepTo(done.getAsLong()).close());
        }
        return new ProgressWatch(
                () -> terminal.say(line(task, total, done.getAsLong())), LINE_MILLIS, () -> {});
    }

    private static ProgressBar bar(String task, long total) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUpdateIntervalMillis((int) BAR_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    private static String line(String task, long total, long done) {
        return String.format(
                Locale.ROOT, "%s %d of %d (%d %%)", task, done, total, done * 100 / total);
    }

    /// Whether standard error is a terminal. Java itself can only tell of the other two.
    private static boolean isWatched() {
        var descriptor = Path.of("/proc/self/fd/2");
        if (!Files.isSymbolicLink(descriptor)) {
            return Objects.requireNonNull(System.console()).isTerminal();
        }
        try {
            return Files.readSymbolicLink(descriptor).toString().matches("/dev/(pts|tty).*");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        onClose.run();
    }
}

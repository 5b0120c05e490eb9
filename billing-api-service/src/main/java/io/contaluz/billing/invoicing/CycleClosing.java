package io.contaluz.billing.invoicing;

import io.contaluz.billing.tariff.RulePacks;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Closes cycles, one after the other, chunk by chunk. A closing that a crash broke off goes on at
/// the next start, and repeating one issues what is missing and nothing twice: so two processes may
/// close the same cycle.
@Component
class CycleClosing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CycleClosing.class);
    private static final int FAREWELL_SECONDS = 10;
    private static final ThreadFactory WORKERS = Thread.ofPlatform().name("closing-", 1).factory();

    private final BillingCycles cycles;
    private final ChunkClosing chunks;
    private final RulePacks packs;
    private final InvoicingProperties properties;
    private volatile ExecutorService thread = closed();

    CycleClosing(
            BillingCycles cycles,
            ChunkClosing chunks,
            RulePacks packs,
            InvoicingProperties properties) {
        this.cycles = cycles;
        this.chunks = chunks;
        this.packs = packs;
        this.properties = properties;
    }

    /// Has a cycle closed soon.
    void submit(int cycleId) {
        thread.execute(() -> runOrTell(cycleId, this::close));
    }

    /// Has the bills of a cycle drafted soon.
    void submitDrafts(int cycleId) {
        thread.execute(() -> runOrTell(cycleId, this::draft));
    }

    /// Closes a cycle now.
    void close(int cycleId) {
        var cycle = cycles.find(cycleId).cycle();
        cycles.holdMonths(cycle);
        if (each(cycleId, chunks::close)) {
            chunks.end(cycle);
            log.info("cycle {} is closed", cycleId);
        }
    }

    /// Drafts the bills of a cycle now.
    void draft(int cycleId) {
        if (each(cycleId, chunks::draft)) {
            log.info("the bills of cycle {} are drafted", cycleId);
        }
    }

    /// Something that is done with a thousand usage points after another.
    private interface Step {

        int apply(BillingCycle cycle, Share share, CycleRules rules, int after);
    }

    /// Does it with all usage points of a cycle: while the database works for one share of them,
    /// the next bills of another are computed.
    ///
    /// @return whether it came to the end
    private boolean each(int cycleId, Step step) {
        var cycle = cycles.find(cycleId).cycle();
        var rules = new CycleRules(packs.named(cycle.rulePack()));
        var shares =
                IntStream.range(0, properties.closingThreads())
                        .mapToObj(number -> new Share(number, properties.closingThreads()))
                        .<Callable<Boolean>>map(share -> () -> each(cycle, share, rules, step))
                        .toList();
        try (var workers = Executors.newFixedThreadPool(shares.size(), WORKERS)) {
            boolean ended = true;
            for (var worker : workers.invokeAll(shares)) {
                ended &= worker.get();
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a share of cycle " + cycleId, e.getCause());
        }
    }

    private static boolean each(BillingCycle cycle, Share share, CycleRules rules, Step step) {
        int after = 0;
        int last;
        do {
            last = after;
            after = step.apply(cycle, share, rules, last);
        } while (after != last && !Thread.currentThread().isInterrupted());
        return !Thread.currentThread().isInterrupted();
    }

    private static void runOrTell(int cycleId, IntConsumer run) {
        try {
            run.accept(cycleId);
        } catch (RuntimeException e) {
            log.error(
                    "the closing or drafting of cycle {} broke off; a closing goes on at the next start",
                    cycleId,
                    e);
        }
    }

    @Override
    public void start() {
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("closing").factory());
        cycles.closing().forEach(this::submit);
    }

    @Override
    public void stop() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                log.warn("a closing does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !thread.isShutdown();
    }

    private static ExecutorService closed() {
        var none = Executors.newSingleThreadExecutor();
        none.shutdown();
        return none;
    }
}

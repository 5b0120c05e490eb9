package io.contaluz.billing.invoicing;

import io.contaluz.billing.tariff.RulePacks;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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

    /// The cycles whose closing, or drafting, is to begin: what is asked for once more meanwhile
    /// comes of it too.
    private final Set<Integer> toClose = ConcurrentHashMap.newKeySet();

    private final Set<Integer> toDraft = ConcurrentHashMap.newKeySet();
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

    /// Begins the closing of a cycle, which goes on by itself. If it is being closed already, that
    /// is done once more, however often it is asked for.
    synchronized void submit(int cycleId) {
        if (toClose.contains(cycleId)) {
            return;
        }
        cycles.begin(cycleId);
        toClose.add(cycleId);
        thread.execute(() -> runOrTell(cycleId, this::close));
    }

    /// Has the bills of a cycle drafted soon; again as above.
    void submitDrafts(int cycleId) {
        if (toDraft.add(cycleId)) {
            thread.execute(() -> runOrTell(cycleId, this::draft));
        }
    }

    private void close(int cycleId) {
        toClose.remove(cycleId);
        log.info("cycle {} is being closed", cycleId);
        var cycle = cycles.find(cycleId).cycle();
        cycles.holdMonths(cycle);
        if (each(cycleId, chunks::close)) {
            end(cycle);
        }
    }

    /// Not if it was asked for again meanwhile, so that what is asked for is not lost with the
    /// process: a cycle that is not closed is gone on with at the next start.
    private synchronized void end(BillingCycle cycle) {
        if (!toClose.contains(cycle.id())) {
            chunks.end(cycle);
            log.info("cycle {} is closed", cycle.id());
        }
    }

    private void draft(int cycleId) {
        toDraft.remove(cycleId);
        if (each(cycleId, chunks::draft)) {
            log.info("the bills of cycle {} are drafted", cycleId);
        }
    }

    /// Something that is done with one chunk of usage points after another.
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
                        .mapToObj(number ->
                                new Share(
                                        number,
                                        properties.closingThreads(),
                                        properties.closingChunk()))
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
        toClose.clear();
        toDraft.clear();
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

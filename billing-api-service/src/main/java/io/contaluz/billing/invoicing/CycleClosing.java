package io.contaluz.billing.invoicing;

import io.contaluz.billing.tariff.RulePacks;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

    private final BillingCycles cycles;
    private final Invoices invoices;
    private final ChunkClosing chunks;
    private final RulePacks packs;
    private final Clock clock;
    private volatile ExecutorService thread = closed();

    CycleClosing(
            BillingCycles cycles,
            Invoices invoices,
            ChunkClosing chunks,
            RulePacks packs,
            Clock clock) {
        this.cycles = cycles;
        this.invoices = invoices;
        this.chunks = chunks;
        this.packs = packs;
        this.clock = clock;
    }

    /// Has a cycle closed soon.
    void submit(int cycleId) {
        thread.execute(() -> closeOrTell(cycleId));
    }

    /// Closes a cycle now.
    void close(int cycleId) {
        var cycle = cycles.find(cycleId).cycle();
        var rules = new CycleRules(packs.named(cycle.rulePack()), cycle.days());
        invoices.holdMonths(cycle);
        int after = 0;
        int last;
        do {
            last = after;
            after = chunks.close(cycle, rules, last);
        } while (after != last && !Thread.currentThread().isInterrupted());
        if (!Thread.currentThread().isInterrupted()) {
            cycles.end(cycleId, clock.instant().atOffset(ZoneOffset.UTC));
            log.info("cycle {} is closed", cycleId);
        }
    }

    private void closeOrTell(int cycleId) {
        try {
            close(cycleId);
        } catch (RuntimeException e) {
            log.error(
                    "the closing of cycle {} broke off; it goes on at the next start", cycleId, e);
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

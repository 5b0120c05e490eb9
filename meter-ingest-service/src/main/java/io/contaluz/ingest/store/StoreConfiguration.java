package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.intake.Worker;
import io.contaluz.ingest.spool.Spool;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives each part of the store its thread, and the order in which they start; they stop in the
/// opposite one.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int LOAD = 0;
    private static final int WRITE = 1;

    /// Stops before the writer, to which it hands readings.
    private static final int QUARANTINE = 2;

    @Bean
    Worker readingWorker(
            IntakeQueues queues, ReadingSettling settling, Spool spool, ReadingCounts counts) {
        var settler = settling.settler("storing readings", settled -> counts.buffered(-settled));
        var writer = new ReadingWriter(queues, settler, spool, counts);
        return new Worker("reading-writer", WRITE, writer::step);
    }

    /// What it does not get done is still in the spool at the next start.
    @Bean
    Worker spoolWorker(
            IntakeQueues queues, ReadingSettling settling, Spool spool, ReadingCounts counts) {
        var settler = settling.settler("emptying the spool", counts::unspooled);
        var drain = new SpoolDrain(spool, queues, settler);
        return new Worker("spool", WRITE, drain::step).interruptible();
    }

    /// Learns of new keys and policies while datagrams arrive.
    @Bean
    Worker usagePointWorker(UsagePointDirectory directory) {
        return new Worker("usage-points", QUARANTINE, directory::step).interruptible();
    }

    @Bean
    Worker rejectedDatagramWorker(RejectedDatagrams rejected) {
        return new Worker("rejected-datagrams", WRITE, rejected::step);
    }

    @Bean
    Worker clockWorker(ClockWatch watch) {
        return new Worker("clock", WRITE, watch::step).interruptible();
    }

    @Bean
    Worker monthWorker(MonthKeeper keeper) {
        return new Worker("months", WRITE, keeper::step).interruptible();
    }

    /// Incoming and replay are one thread's work, so that neither counts what the other moves.
    @Bean
    Worker quarantineWorker(Quarantine quarantine, QuarantineKeeper keeper) {
        return new Worker(
                "quarantine",
                QUARANTINE,
                () -> {
                    boolean any = quarantine.step();
                    keeper.step();
                    return any;
                });
    }

    /// Before the first datagram is read, all usage points are known, and what the clock is worth.
    @Bean
    SmartLifecycle loading(
            UsagePointDirectory directory,
            ClockWatch watch,
            QuarantineShelf shelf,
            Spool spool,
            ReadingCounts counts) {
        return new SmartLifecycle() {
            private volatile boolean loaded;

            @Override
            public void start() {
                directory.load();
                watch.look();
                shelf.takeStock();
                counts.resumedInSpool(spool.readings());
                loaded = true;
            }

            @Override
            public void stop() {
                loaded = false;
            }

            @Override
            public boolean isRunning() {
                return loaded;
            }

            @Override
            public int getPhase() {
                return LOAD;
            }
        };
    }
}

package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.RejectedDatagram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps what was rejected for the one who has to explain a silent meter: for some days, up to a
/// number, and no faster than readings can bear. Each was counted already.
@Component
class RejectedDatagrams {

    private static final int PER_SECOND = 1000;
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

    private final BlockingQueue<RejectedDatagram> queue;
    private final JdbcTemplate database;
    private final StoreProperties properties;
    private final Clock clock;
    private final Patience patience = new Patience("keeping rejected datagrams");
    private Instant lastPurge = Instant.EPOCH;

    RejectedDatagrams(
            IntakeQueues queues, JdbcTemplate database, StoreProperties properties, Clock clock) {
        this.queue = queues.rejected();
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /// Keeps what came in, waiting a moment for the first.
    ///
    /// @return whether anything came in
    boolean step() throws InterruptedException {
        var first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
            var batch = new ArrayList<>(List.of(first));
            queue.drainTo(batch, PER_SECOND / 5 - 1);
            patience.insist(() -> insert(batch));
            TimeUnit.MILLISECONDS.sleep(batch.size() * 1000L / PER_SECOND);
        }
        if (lastPurge.plus(BETWEEN_PURGES).isBefore(clock.instant())) {
            patience.insist(this::purge);
            lastPurge = clock.instant();
        }
        return first != null;
    }

    private void insert(List<RejectedDatagram> batch) {
        database.batchUpdate(
                "insert into rejected_datagram (received_at, sender, reason, payload)"
                        + " values (?, ?, ?, ?)",
                batch,
                batch.size(),
                (statement, datagram) -> {
                    statement.setObject(1, datagram.receivedAt().atOffset(ZoneOffset.UTC));
                    statement.setString(2, datagram.sender());
                    statement.setString(3, datagram.reason());
                    statement.setBytes(4, datagram.payload());
                });
    }

    /// Deletes what is too old or too much.
    void purge() {
        database.update(
                "delete from rejected_datagram where received_at < ?",
                clock.instant().minus(properties.rejectedKeptFor()).atOffset(ZoneOffset.UTC));
        database.update(
                "delete from rejected_datagram where rejected_datagram_id <="
                        + " (select max(rejected_datagram_id) - ? from rejected_datagram)",
                properties.rejectedKept());
    }
}

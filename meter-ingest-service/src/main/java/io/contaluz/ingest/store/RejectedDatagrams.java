package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.RejectedDatagram;
import java.time.Duration;
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
    private final Patience patience = new Patience("keeping rejected datagrams");
    private long nextPurge = System.nanoTime();

    RejectedDatagrams(IntakeQueues queues, JdbcTemplate database, StoreProperties properties) {
        this.queue = queues.rejected();
        this.database = database;
        this.properties = properties;
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
        if (System.nanoTime() - nextPurge >= 0) {
            patience.insist(this::purge);
            nextPurge = System.nanoTime() + BETWEEN_PURGES.toNanos();
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

    /// Deletes what is too old or too much. By the database's clock: a wrong one of this machine is
    /// what evidence may be needed of, and must not throw it all away.
    void purge() {
        database.update(
                "delete from rejected_datagram where received_at < now() - make_interval(secs => ?)",
                properties.rejectedKeptFor().toSeconds());
        database.update(
                "delete from rejected_datagram where rejected_datagram_id <="
                        + " (select max(rejected_datagram_id) - ? from rejected_datagram)",
                properties.rejectedKept());
    }
}

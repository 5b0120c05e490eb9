package io.contaluz.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.contaluz.systemtests.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Meters that number their readings, send each until it is answered, and keep book of what was
/// acknowledged to them. One thread for all.
final class AckingMeters implements AutoCloseable {

    /// What is stored of them, as they keep it in their books.
    private static final String STORED =
            "select format('%s %s %s', matricula, (extract(epoch from measured_at) * 1000)::bigint,"
                    + " register_wh) from meter_reading join usage_point using (usage_point_id)";

    private static final Duration ROUND = Duration.ofMillis(5);

    private final Selector selector = Selector.open();
    private final List<AckingMeter> meters = new ArrayList<>();
    private final long nanosPerReading;
    private long due = System.nanoTime();
    private int next;
    private volatile boolean measuring = true;

    private AckingMeters(SocketAddress target, List<String> matriculas, int perSecond)
            throws IOException {
        nanosPerReading = TimeUnit.SECONDS.toNanos(1) / perSecond;
        for (var matricula : matriculas) {
            meters.add(new AckingMeter(matricula, target, selector));
        }
        Thread.ofPlatform().daemon().name("acking-meters").start(this::run);
    }

    /// Starts meters that send to one address so many readings a second, all together.
    static AckingMeters start(SocketAddress target, List<String> matriculas, int perSecond)
            throws IOException {
        return new AckingMeters(target, matriculas, perSecond);
    }

    private void run() {
        try {
            while (round()) {
                selector.select(key -> {}, ROUND.toMillis());
            }
        } catch (ClosedSelectorException e) {
            // The test is over.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized boolean round() throws IOException {
        if (!selector.isOpen()) {
            return false;
        }
        for (var meter : meters) {
            meter.receive();
        }
        for (; measuring && System.nanoTime() - due >= 0; due += nanosPerReading) {
            meters.get(next++ % meters.size()).measure();
        }
        for (var meter : meters) {
            meter.send();
        }
        return true;
    }

    /// Readings of which ingest has said that they are stored.
    synchronized long acknowledged() {
        return meters.stream().mapToLong(meter -> meter.acknowledged().size()).sum();
    }

    /// Readings of which ingest has said that they will never be.
    synchronized long refused() {
        return meters.stream().mapToLong(meter -> meter.refused().size()).sum();
    }

    /// Datagrams that were handed to the kernel.
    synchronized long sent() {
        return meters.stream().mapToLong(AckingMeter::sent).sum();
    }

    private synchronized long owed() {
        return meters.stream().mapToLong(AckingMeter::owed).sum();
    }

    private synchronized Set<String> rows(Function<AckingMeter, Set<String>> kind) {
        var rows = new HashSet<String>();
        meters.forEach(meter -> rows.addAll(kind.apply(meter)));
        return rows;
    }

    /// Waits until one more reading than now is acknowledged.
    void awaitAnother(Duration atMost) {
        long before = acknowledged();
        await().atMost(atMost).until(() -> acknowledged() > before);
    }

    /// Lets the meters measure no more, and waits until each reading has its answer.
    void finish(Duration atMost) {
        measuring = false;
        await().atMost(atMost)
                .untilAsserted(() -> assertThat(owed()).as("without an answer").isZero());
    }

    /// Each acknowledged reading is in the table, with the value that was sent; none of the refused
    /// ones is.
    void findTheirReadings(Sql sql) throws SQLException {
        var stored = sql.texts(STORED);
        var lost = rows(AckingMeter::acknowledged);
        lost.removeAll(stored);
        assertThat(lost).as("acknowledged, and not stored").isEmpty();
        assertThat(rows(AckingMeter::refused)).doesNotContainAnyElementsOf(stored);
    }

    @Override
    public synchronized void close() throws IOException {
        for (var meter : meters) {
            meter.close();
        }
        selector.close();
    }
}

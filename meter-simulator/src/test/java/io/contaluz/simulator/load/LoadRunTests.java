package io.contaluz.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.fleet.Fleet;
import io.contaluz.simulator.fleet.Growth;
import io.contaluz.simulator.fleet.Profile;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.Readings.Meters;
import io.contaluz.simulator.send.Datagrams;
import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class LoadRunTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Instant START = Instant.parse("2026-02-01T03:00:00Z");

    private final Fleet fleet = new Fleet(2_000_001, 7);
    private final Tally tally = new Tally(2_000_001, 7);

    /// Hashes what it gets, and loses every n-th.
    private static final class Digest implements Datagrams {

        private final ByteBuffer[] slots = new ByteBuffer[BATCH];
        private final MessageDigest digest;
        private final int loses;
        private int filled;
        private long seen;

        Digest(int loses) {
            this.loses = loses;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            for (int i = 0; i < BATCH; i++) {
                slots[i] = ByteBuffer.allocate(DatagramEncoder.LONGEST_PLAIN);
            }
        }

        @Override
        public ByteBuffer next(int sender) {
            return slots[filled++].clear();
        }

        @Override
        public void flush(IntConsumer lost) {
            for (int i = 0; i < filled; i++) {
                digest.update(slots[i].flip());
                if (loses > 0 && ++seen % loses == 0) {
                    lost.accept(i);
                }
            }
            filled = 0;
        }

        @Override
        public long errors() {
            return 0;
        }

        @Override
        public void close() {}

        String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /// Forgets what it gets.
    private static final class Sink implements Datagrams {

        private final ByteBuffer slot = ByteBuffer.allocateDirect(DatagramEncoder.LONGEST_PLAIN);

        @Override
        public ByteBuffer next(int sender) {
            return slot.clear();
        }

        @Override
        public void flush(IntConsumer lost) {}

        @Override
        public long errors() {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void theSameSeedSendsTheSameBytes() {
        assertThat(hash(42, 1_000)).isEqualTo(hash(42, 1_000));
        assertThat(hash(42, 1_000)).isNotEqualTo(hash(43, 1_000));
        assertThat(hash(42, 1_000)).isNotEqualTo(hash(42, 999));
    }

    @Test
    void whatIsSentIsWhatIsAskedFor() {
        var result = run(1, Limit.of(1_234), new Digest(0));
        assertThat(result.sent()).isEqualTo(1_234);
        assertThat(result.lost()).isZero();
        assertThat(result.firstMeasured()).isEqualTo(START);
        assertThat(result.lastMeasured()).isEqualTo(START.plusSeconds(10L * (1_233 / 7)));
        assertThat(tally.ranges().stream().mapToLong(Tally.Range::sent).sum()).isEqualTo(1_234);
    }

    @Test
    void theTallyIsTheGrowthOfTheRegisters() {
        run(1, Limit.of(1_000), new Digest(0));
        for (int meter = 0; meter < fleet.size(); meter++) {
            assertThat(tally.ranges().get(meter).wattHours()).isEqualTo(fleet.register(meter));
        }
    }

    @Test
    void whatWasLostIsNotCountedAsSent() {
        var result = run(1, Limit.of(1_400), new Digest(10));
        assertThat(result.sent()).isEqualTo(1_260);
        assertThat(result.lost()).isEqualTo(140);
        assertThat(tally.ranges().stream().mapToLong(Tally.Range::sent))
                .allMatch(sent -> sent == 180);
    }

    @Test
    void aStoppedRunEndsAtOnce() {
        var run = loadRun(1, Limit.NONE, new Digest(0));
        run.stop();
        assertThat(run.run(1_000, 0)).isEqualTo(LoadResult.NOTHING);
    }

    @Test
    void aRunLastsAsLongAsItWasTold() {
        var result = run(1, new Limit(3, 50_000_000, 5_000_000_000L), new Digest(0));
        assertThat(result.sent()).isEqualTo(3);
        assertThat(result.nanos()).isBetween(50_000_000L, 2_000_000_000L);
    }

    @Test
    void aReadingMakesNoGarbage() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        run(1, Limit.of(10_000), new Digest(0));
        long before = threads.getCurrentThreadAllocatedBytes();
        var departures = departures(2, new Sink());
        for (int i = 0; i < 1_000_000; i += Datagrams.BATCH) {
            departures.send(Datagrams.BATCH);
        }
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(taken / 1_000_000).as("bytes a reading").isLessThan(2);
    }

    private static Timeline timeline() {
        return pace().timeline(Clock.fixed(START, ZoneOffset.UTC));
    }

    private static Pace pace() {
        return new Pace(7, 1, Duration.ofSeconds(10), null, 1, START, null, null);
    }

    private String hash(long seed, long total) {
        var digest = new Digest(0);
        var fresh = new Fleet(2_000_001, 7);
        var meters = new Meters(fresh, growth(seed), new Tally(2_000_001, 7));
        var readings = new Readings(meters, timeline(), 1);
        new LoadRun(departures(readings, digest), Limit.of(total), System::nanoTime).run(1_000, 0);
        return digest.hex();
    }

    private LoadResult run(long seed, Limit limit, Digest digest) {
        return loadRun(seed, limit, digest).run(1_000, 0);
    }

    private LoadRun loadRun(long seed, Limit limit, Digest digest) {
        return new LoadRun(departures(seed, digest), limit, System::nanoTime);
    }

    private Departures departures(long seed, Datagrams datagrams) {
        var meters = new Meters(fleet, growth(seed), tally);
        return departures(new Readings(meters, timeline(), 1), datagrams);
    }

    private static Departures departures(Readings readings, Datagrams datagrams) {
        var form = DatagramForm.plain(ZONE, pace().form());
        return new Departures(readings, new DatagramEncoder(form), datagrams);
    }

    private static Growth growth(long seed) {
        return new Growth(seed, Profile.RANDOM, ZoneOffset.ofHours(-3), Duration.ZERO);
    }
}

package io.contaluz.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatagramRingTests {

    private static final InetAddress SENDER = InetAddress.getLoopbackAddress();

    @Test
    void givesBackWhatWasPutInInItsOrderWhateverTheLengths() {
        var ring = new DatagramRing(64);
        var expected = new ArrayDeque<byte[]>();
        var random = new Random(20261123);
        for (int round = 0; round < 20_000; round++) {
            int place = ring.claim();
            if (place >= 0) {
                var datagram = new byte[random.nextInt(2049)];
                random.nextBytes(datagram);
                System.arraycopy(datagram, 0, ring.bytes(), place, datagram.length);
                ring.publish(datagram.length, SENDER, round, round);
                expected.add(datagram);
            }
            if (place < 0 || random.nextInt(4) == 0) {
                ring.drain(
                        (bytes, from, length, sender, port, at) ->
                                assertThat(Arrays.copyOfRange(bytes, from, from + length))
                                        .isEqualTo(expected.remove()),
                        random.nextInt(8));
            }
        }
        assertThat(expected).hasSizeLessThan(65);
    }

    @Test
    void hasNoMorePlacesThanItSays() {
        var ring = new DatagramRing(4);
        for (int i = 0; i < 4; i++) {
            assertThat(ring.claim()).isNotNegative();
            ring.publish(10, SENDER, 1, 1);
        }
        assertThat(ring.claim()).isNegative();
        ring.drain((bytes, from, length, sender, port, at) -> {}, 1);
        assertThat(ring.claim()).isNotNegative();
    }

    @Test
    void whatCannotBeTakenIsNotMetAgain() {
        var ring = new DatagramRing(4);
        ring.claim();
        ring.publish(1, SENDER, 1, 1);
        ring.claim();
        ring.publish(2, SENDER, 1, 1);
        var seen = new AtomicInteger();
        try {
            ring.drain(
                    (bytes, from, length, sender, port, at) -> {
                        throw new IllegalStateException();
                    },
                    10);
        } catch (IllegalStateException e) {
            ring.drain((bytes, from, length, sender, port, at) -> seen.set(length), 10);
        }
        assertThat(seen).hasValue(2);
    }

    @Test
    void twoThreadsMayUseItAtOnce() throws Exception {
        var ring = new DatagramRing(128);
        int total = 200_000;
        var producer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; i < total; ) {
                                int place = ring.claim();
                                if (place >= 0) {
                                    ring.bytes()[place] = (byte) i;
                                    ring.publish(1 + i % 100, SENDER, i, i);
                                    i++;
                                } else {
                                    Thread.onSpinWait();
                                }
                            }
                        });
        var next = new AtomicInteger();
        while (next.get() < total) {
            ring.drain(
                    (bytes, from, length, sender, port, at) -> {
                        int i = next.getAndIncrement();
                        assertThat(port).isEqualTo(i);
                        assertThat(length).isEqualTo(1 + i % 100);
                        assertThat(bytes[from]).isEqualTo((byte) i);
                    },
                    50);
        }
        producer.join();
        assertThat(next).hasValue(total);
    }
}

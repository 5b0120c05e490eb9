package io.contaluz.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import io.contaluz.ingest.intake.Rehearsal;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

class UdpReceiverTests {

    @Test
    void aPortInUseEndsTheStart() throws Exception {
        try (var taken = new DatagramSocket(0)) {
            var receiver = receiver(taken.getLocalPort(), Clock.systemUTC());
            assertThatExceptionOfType(UdpPortInUseException.class)
                    .isThrownBy(receiver::start)
                    .withMessage("UDP port %d is in use", taken.getLocalPort());
        }
    }

    @Test
    void whatTheKernelHasTakenIsReadBeforeTheSocketIsClosed() throws Exception {
        var clock = new SlowClock();
        var receiver = receiver(0, clock);
        receiver.start();
        try (var sender = new DatagramSocket()) {
            var payload = new byte[80];
            var address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.getPort());
            for (int i = 0; i < 1_000; i++) {
                sender.send(new DatagramPacket(payload, payload.length, address));
            }
        }
        receiver.stop();
        assertThat(clock.asked).hasValue(1_000);
    }

    private static UdpReceiver receiver(int port, Clock clock) {
        var receiver = new UdpReceiver(port, Rehearsal.of(2_000).inbox(), clock);
        receiver.setSoReceiveBufferSize(1 << 20);
        receiver.setBeanFactory(new DefaultListableBeanFactory());
        receiver.setOutputChannel(mock());
        receiver.setApplicationEventPublisher(mock());
        receiver.setTaskExecutor(new SimpleAsyncTaskExecutor("udp-test-"));
        receiver.afterPropertiesSet();
        return receiver;
    }

    /// A clock that takes its time: each datagram asks it once.
    private static final class SlowClock extends Clock {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Instant instant() {
            LockSupport.parkNanos(50_000);
            asked.incrementAndGet();
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

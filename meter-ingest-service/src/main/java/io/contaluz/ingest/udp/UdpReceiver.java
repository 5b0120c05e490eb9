package io.contaluz.ingest.udp;

import io.contaluz.ingest.intake.Inbox;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.ip.udp.inbound.UnicastReceivingChannelAdapter;
import org.springframework.messaging.MessagingException;

/// Spring Integration's adapter, which owns the socket and its loop; what it reads goes right into
/// the inbox, without a message and a task for each.
final class UdpReceiver extends UnicastReceivingChannelAdapter {

    private static final Logger log = LoggerFactory.getLogger(UdpReceiver.class);

    private static final int QUIET_MILLIS = 20;
    private static final Duration LONGEST_DRAIN = Duration.ofMillis(500);

    private final Inbox inbox;
    private final Clock clock;
    private final DatagramPacket packet = new DatagramPacket(new byte[0], 0);

    UdpReceiver(int port, Inbox inbox, Clock clock) {
        super(port);
        this.inbox = inbox;
        this.clock = clock;
    }

    /// Takes the port before the loop has a thread, so that a port in use ends the start.
    @Override
    protected void doStart() {
        try {
            getSocket();
        } catch (MessagingException e) {
            if (e.getCause() instanceof BindException) {
                throw new UdpPortInUseException(getPort(), e);
            }
            throw e;
        }
        super.doStart();
    }

    /// Reads what the kernel has taken before it closes the socket: what it held then would be
    /// lost, and nobody would have counted it.
    @Override
    protected void doStop() {
        long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        try {
            getSocket().setSoTimeout(QUIET_MILLIS);
            if (loopHasEnded()) {
                while (System.nanoTime() < deadline) {
                    asyncSendMessage(receive());
                }
            }
        } catch (SocketTimeoutException e) {
            log.debug("nothing is left", e);
        } catch (IOException e) {
            log.warn("what the kernel still holds is lost", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.doStop();
    }

    /// The loop ends with the next datagram that it takes; while there is none it goes on waiting.
    private boolean loopHasEnded() throws InterruptedException {
        for (int waited = 0; isListening() && waited < QUIET_MILLIS; waited++) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return !isListening();
    }

    @Override
    protected DatagramPacket receive() throws IOException {
        while (true) {
            int place = inbox.claim();
            packet.setData(inbox.bytes(), place, Inbox.CLAIM);
            try {
                getSocket().receive(packet);
                return packet;
            } catch (SocketException | SocketTimeoutException e) {
                // The socket is closed, or about to be: the adapter ends its loop.
                throw e;
            } catch (IOException e) {
                log.warn("a datagram could not be received", e);
            }
        }
    }

    @Override
    protected boolean asyncSendMessage(DatagramPacket received) {
        var now = clock.instant();
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
        inbox.take(received.getLength(), received.getAddress(), received.getPort(), micros);
        return true;
    }

    /// Sends an answer from the port on which datagrams arrive.
    void send(byte[] answer, InetSocketAddress to) {
        try {
            getSocket().send(new DatagramPacket(answer, answer.length, to));
        } catch (IOException | MessagingException e) {
            // The meter asks again.
            log.debug("no answer to {}", to, e);
        }
    }
}

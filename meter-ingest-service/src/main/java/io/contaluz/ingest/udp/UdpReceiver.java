package io.contaluz.ingest.udp;

import io.contaluz.ingest.intake.Datagram;
import io.contaluz.ingest.intake.ReadingIntake;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.integration.ip.udp.inbound.UnicastReceivingChannelAdapter;
import org.springframework.messaging.MessagingException;

/// Spring Integration's adapter, which owns the socket and its loop; what it reads goes to the
/// intake as bytes, without a message and a task for each.
final class UdpReceiver extends UnicastReceivingChannelAdapter {

    /// One more than the longest datagram allowed: a longer one is not cut unseen.
    private static final int BUFFER = 2049;

    private static final Logger log = LoggerFactory.getLogger(UdpReceiver.class);

    private final ReadingIntake intake;
    private final Clock clock;
    private final DatagramPacket packet = new DatagramPacket(new byte[BUFFER], BUFFER);

    UdpReceiver(int port, ReadingIntake intake, Clock clock) {
        super(port);
        this.intake = intake;
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

    @Override
    protected DatagramPacket receive() throws IOException {
        packet.setLength(BUFFER);
        while (true) {
            try {
                getSocket().receive(packet);
                return packet;
            } catch (SocketException e) {
                // The socket is closed: the adapter ends its loop.
                throw e;
            } catch (IOException e) {
                log.warn("a datagram could not be received", e);
            }
        }
    }

    @Override
    protected boolean asyncSendMessage(DatagramPacket received) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sender = (InetSocketAddress) received.getSocketAddress();
        var payload = Arrays.copyOf(received.getData(), received.getLength());
        intake.offer(new Datagram(payload, sender, now));
        return true;
    }
}

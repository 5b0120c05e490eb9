package io.contaluz.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeTests {

    private static final long LIMIT = Duration.ofSeconds(5).toNanos();

    private final List<String> answers = new ArrayList<>();
    private DatagramSocket peer;

    @BeforeEach
    void listen() throws IOException {
        peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        peer.setSoTimeout(5_000);
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void anAnswerComesBackToWhereTheDatagramLeft() throws IOException {
        try (var exchange = Exchange.spread(address(), 3)) {
            for (int sender = 0; sender < 4; sender++) {
                exchange.send(sender, bytes("from " + sender));
                assertThat(answerInCapitals()).isEqualTo("127.0.0." + (sender % 3 + 1));
            }
            await(exchange, 4);
            assertThat(answers).containsExactlyInAnyOrder("FROM 0", "FROM 1", "FROM 2", "FROM 3");
        }
    }

    @Test
    void waitingForNothingReturns() throws IOException {
        try (var exchange = Exchange.with(address())) {
            exchange.receive(0, this::accept);
            exchange.receive(1, this::accept);
            assertThat(answers).isEmpty();
        }
    }

    @Test
    void aPortThatNobodyListensToIsCountedAndGoneOnFrom() throws IOException {
        var address = address();
        peer.close();
        try (var exchange = Exchange.with(address)) {
            for (int i = 0; i < 10; i++) {
                exchange.send(0, bytes("nobody"));
            }
            assertThat(exchange.errors()).isPositive();
            peer = new DatagramSocket(address);
            peer.setSoTimeout(5_000);
            exchange.receive(0, this::accept);
            exchange.send(0, bytes("now"));
            answerInCapitals();
            await(exchange, 1);
            assertThat(answers).containsExactly("NOW");
        }
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) peer.getLocalSocketAddress();
    }

    private void await(Exchange exchange, int count) {
        long begin = System.nanoTime();
        while (answers.size() < count && System.nanoTime() - begin < LIMIT) {
            exchange.receive(LIMIT, this::accept);
        }
    }

    private void accept(ByteBuffer answer) {
        answers.add(StandardCharsets.UTF_8.decode(answer).toString());
    }

    /// @return where the datagram came from
    private String answerInCapitals() throws IOException {
        var packet = new DatagramPacket(new byte[64], 64);
        peer.receive(packet);
        var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        packet.setData(text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        peer.send(packet);
        return packet.getAddress().getHostAddress();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}

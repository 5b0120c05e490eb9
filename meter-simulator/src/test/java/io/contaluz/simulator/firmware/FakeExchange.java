package io.contaluz.simulator.firmware;

import io.contaluz.simulator.send.Exchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/// Remembers what is sent, and gives the answers that a test has put there.
final class FakeExchange implements Exchange {

    final List<String> sent = new ArrayList<>();
    final Queue<String> answers = new ArrayDeque<>();

    @Override
    public void send(int sender, ByteBuffer datagram) {
        sent.add(StandardCharsets.UTF_8.decode(datagram).toString());
    }

    @Override
    public void receive(long nanos, Consumer<ByteBuffer> target) {
        while (!answers.isEmpty()) {
            target.accept(StandardCharsets.UTF_8.encode(answers.remove()));
        }
    }

    @Override
    public long errors() {
        return 0;
    }

    @Override
    public void close() {}
}

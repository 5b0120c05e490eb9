package io.contaluz.simulator.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes in datagrams on a port of its own until it is closed.
final class UdpReceiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    // Not by the decoder: some datagrams are broken on purpose.
    private static final Pattern MATRICULA = Pattern.compile("\"matricula\":\"([0-9]+)\"");

    private final DatagramSocket socket;
    private final List<String> datagrams = new CopyOnWriteArrayList<>();
    private final Map<String, Set<String>> senders = new ConcurrentHashMap<>();
    private volatile @Nullable UnaryOperator<String> answers;

    UdpReceiver() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setReceiveBufferSize(4 << 20);
        Thread.ofPlatform().daemon().start(this::receive);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// What has come so far.
    List<String> datagrams() {
        return List.copyOf(datagrams);
    }

    /// Tells what to answer from now on.
    void answersBy(UnaryOperator<String> answer) {
        answers = answer;
    }

    /// From where the datagrams of each matricula came.
    Map<String, Set<String>> senders() {
        return senders;
    }

    /// The same, decoded.
    List<JsonNode> readings() {
        return datagrams.stream().map(JSON::readTree).toList();
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                socket.receive(packet);
                accept(packet);
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void accept(DatagramPacket packet) throws IOException {
        var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        datagrams.add(text);
        var matricula = MATRICULA.matcher(text);
        if (matricula.find()) {
            senders.computeIfAbsent(matricula.group(1), _ -> ConcurrentHashMap.newKeySet())
                    .add(packet.getAddress().getHostAddress());
        }
        var answer = answers;
        if (answer != null) {
            var bytes = answer.apply(text).getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}

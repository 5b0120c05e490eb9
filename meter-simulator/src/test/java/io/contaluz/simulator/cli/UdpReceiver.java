package io.contaluz.simulator.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes in datagrams on a port of its own until it is closed.
final class UdpReceiver implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DatagramSocket socket;
    private final List<String> datagrams = new CopyOnWriteArrayList<>();

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

    /// The same, decoded.
    List<JsonNode> readings() {
        return datagrams.stream().map(JSON::readTree).toList();
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        try {
            while (true) {
                socket.receive(packet);
                datagrams.add(
                        new String(
                                packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}

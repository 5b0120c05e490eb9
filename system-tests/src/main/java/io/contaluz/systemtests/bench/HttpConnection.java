package io.contaluz.systemtests.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One connection of a load, whose requests and answers are small.
final class HttpConnection implements AutoCloseable {

    private static final String STATUS = "HTTP/1.1 200";
    private static final String LENGTH = "\r\nContent-Length:";
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(64 * 1024);
    private long sent;
    private long latency;
    private int expected;

    private HttpConnection(SocketChannel channel) {
        this.channel = channel;
    }

    static HttpConnection connect(InetSocketAddress server, Selector selector) throws IOException {
        var channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var client = new HttpConnection(channel);
        channel.register(selector, SelectionKey.OP_READ, client);
        return client;
    }

    void send(byte[] request) throws IOException {
        answer.clear();
        expected = 0;
        sent = System.nanoTime();
        if (channel.write(ByteBuffer.wrap(request)) != request.length) {
            throw new IOException("a request does not fit into the socket");
        }
    }

    /// Reads what has come of the answer. It has to be a 200: a load of refusals would measure
    /// nothing.
    ///
    /// @return whether it is complete
    boolean receive() throws IOException {
        if (channel.read(answer) < 0) {
            throw new EOFException("the connection was closed");
        }
        if (!answer.hasRemaining()) {
            throw new IOException("answered more than %d bytes".formatted(answer.capacity()));
        }
        if (expected == 0) {
            expected = length();
        }
        if (expected == 0 || answer.position() < expected) {
            return false;
        }
        latency = System.nanoTime() - sent;
        return true;
    }

    /// From the request to the end of the answer, in nanoseconds.
    long latency() {
        return latency;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Of head and body; 0 as long as the head is not complete.
    private int length() throws IOException {
        int body = endOfHead();
        if (body == 0) {
            return 0;
        }
        var head = new String(answer.array(), 0, body, StandardCharsets.US_ASCII);
        if (!head.startsWith(STATUS)) {
            throw new IOException("answered " + head);
        }
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("answered without its length: " + head);
        }
        int from = at + LENGTH.length();
        return body + Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    /// Where the body begins; 0 as long as nobody knows.
    private int endOfHead() {
        var bytes = answer.array();
        for (int at = 0; at + END.length <= answer.position(); at++) {
            if (Arrays.equals(bytes, at, at + END.length, END, 0, END.length)) {
                return at + END.length;
            }
        }
        return 0;
    }
}

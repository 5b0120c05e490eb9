package io.contaluz.billing.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Receivers that mean harm. The time limit is a second.
@Timeout(20)
class WebhookClientTests {

    private final WebhookClient client =
            new WebhookClient(new AddressGuard(Settings.of(true)), Settings.of(true));
    private ServerSocket server;

    /// What a receiver does with its answer.
    private interface Answer {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        client.destroy();
        server.close();
    }

    @Test
    void oneThatNeverAnswersIsGivenUp() {
        answering(out -> TimeUnit.SECONDS.sleep(15));
        givesUpSoon();
    }

    @Test
    void oneThatAnswersAByteNowAndThenIsGivenUp() {
        answering(out -> {
            write(out, "HTTP/1.1 200 OK\r\nX: ");
            for (int i = 0; i < 150; i++) {
                write(out, "x");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        });
        givesUpSoon();
    }

    @Test
    void oneThatIsNoWebServerIsGivenUp() {
        answering(out -> write(out, "220 smtp\r\n".repeat(100)));
        givesUpSoon();
    }

    @Test
    void anAnswerWithoutEndIsNotRead() throws Exception {
        answering(out -> {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                write(out, "5\r\nxxxxx\r\n");
            }
        });
        var began = System.nanoTime();
        assertThat(post()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void nobodyThereIsAnErrorAtOnce() throws Exception {
        server.close();
        givesUpSoon();
    }

    private void givesUpSoon() {
        var began = System.nanoTime();
        assertThatIOException().isThrownBy(this::post);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private int post() throws IOException {
        var url = URI.create("http://127.0.0.1:%d/".formatted(server.getLocalPort()));
        return client.post(url, "{}".getBytes(StandardCharsets.UTF_8), Map.of("X", "y"));
    }

    private void answering(Answer answer) {
        Thread.ofVirtual()
                .start(() -> {
                    try (var socket = server.accept()) {
                        answer.to(socket.getOutputStream());
                    } catch (IOException | InterruptedException e) {
                        // The client gave up, as it should.
                    }
                });
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}

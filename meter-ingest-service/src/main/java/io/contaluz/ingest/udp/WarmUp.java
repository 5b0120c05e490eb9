package io.contaluz.ingest.udp;

import io.contaluz.ingest.intake.Rehearsal;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.integration.channel.NullChannel;

/// Receives made-up datagrams on a socket of its own before the real one is opened. A virtual
/// machine that has just begun reads a tenth of what it reads a second later, and a fleet does not
/// wait: without this, a restart at full rate loses some ten thousand datagrams in the kernel.
final class WarmUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final int DATAGRAMS = 60_000;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Clock clock;
    private final BeanFactory beans;
    private volatile boolean done;

    WarmUp(Clock clock, BeanFactory beans) {
        this.clock = clock;
        this.beans = beans;
    }

    @Override
    public void start() {
        if (!done) {
            run();
            done = true;
        }
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /// Just before the receiver.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }

    private void run() {
        var begin = clock.instant();
        var rehearsal = Rehearsal.of(DATAGRAMS);
        var worker = rehearsal.worker();
        var receiver = new UdpReceiver(0, rehearsal.inbox(), clock);
        receiver.setLocalAddress(InetAddress.getLoopbackAddress().getHostAddress());
        receiver.setTaskExecutor(new SimpleAsyncTaskExecutor("udp-warm-up-"));
        receiver.setOutputChannel(new NullChannel());
        receiver.setApplicationEventPublisher(event -> {});
        receiver.setBeanFactory(beans);
        receiver.afterPropertiesSet();
        receiver.start();
        worker.start();
        try (var socket = new DatagramSocket()) {
            send(socket, receiver.getPort());
        } catch (IOException e) {
            log.warn("no warm-up: {}", e.getMessage());
        } finally {
            receiver.stop();
            worker.stop();
        }
        log.info("warmed up in {}", Duration.between(begin, clock.instant()));
    }

    private void send(DatagramSocket socket, int port) throws IOException {
        var packets = datagrams().stream().map(text -> packet(text, port)).toList();
        var deadline = clock.instant().plus(LONGEST);
        for (int sent = 0; sent < DATAGRAMS; sent++) {
            socket.send(packets.get(sent % packets.size()));
            if (sent % 1000 == 0 && clock.instant().isAfter(deadline)) {
                return;
            }
        }
    }

    /// What meters send, in its variety: code that was compiled without having seen a zero or a
    /// fraction is thrown away at the first one.
    private List<String> datagrams() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        var local = DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT).format(now);
        var iso = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(now) + ".123";
        return List.of(
                datagram("\"1000001\"", "0", local),
                datagram("\"1000001\"", "1234.567", local),
                datagram("1000001", "1200", iso + "Z"),
                datagram("\"1000001\"", "0.05", iso + "+00:00"),
                datagram("\"1000001\"", "12e2", iso + "-00:00").replace(",", " , "));
    }

    private static String datagram(String matricula, String consumo, String dataHora) {
        return "{\"matricula\":%s,\"consumo_atual\":%s,\"data_hora\":\"%s\"}"
                .formatted(matricula, consumo, dataHora);
    }

    private static DatagramPacket packet(String text, int port) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port);
    }
}

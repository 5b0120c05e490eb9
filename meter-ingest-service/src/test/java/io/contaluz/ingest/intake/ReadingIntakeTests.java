package io.contaluz.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.ingest.reading.Matricula;
import io.contaluz.ingest.reading.MatriculaCache;
import io.contaluz.ingest.reading.ReadingRules;
import io.contaluz.ingest.reading.UsagePoint;
import io.contaluz.ingest.wire.JsonReadingDecoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingIntakeTests {

    private static final Instant NOW = Instant.parse("2026-11-22T13:11:15Z");
    private static final String GOOD = reading("1000001", "22-11-2026 10:11:12");

    private final MatriculaCache usagePoints = new MatriculaCache();
    private final IntakeQueues queues =
            IntakeQueues.of(new IntakeProperties(2, 2, 2, 2, Duration.ofMinutes(5), 66));
    private final DatagramCounts datagrams = new DatagramCounts(new SimpleMeterRegistry());
    private final ReadingCounts readings =
            new ReadingCounts(new SimpleMeterRegistry(), Clock.systemUTC());
    private final ReadingIntake intake =
            new ReadingIntake(
                    new Judge(
                            new JsonReadingDecoder(),
                            usagePoints,
                            new ReadingRules(Duration.ofMinutes(5), Period.ofMonths(66))),
                    queues,
                    datagrams,
                    readings);

    @BeforeEach
    void oneMeterIsRegistered() {
        usagePoints.learn(
                new Matricula("1000001"), new UsagePoint(7, ZoneId.of("America/Sao_Paulo")));
    }

    @AfterEach
    void theSumsClose() {
        assertThat(datagrams.snapshot().residual()).isZero();
        assertThat(readings.snapshot().residual(datagrams.snapshot().decoded())).isZero();
    }

    @Test
    void aGoodReadingWaitsInTheBuffer() {
        accept(GOOD);
        var reading = queues.readings().remove();
        assertThat(reading.usagePointId()).isEqualTo(7);
        assertThat(reading.register().value()).isEqualTo(1_500);
        assertThat(reading.measuredAt()).isEqualTo("2026-11-22T13:11:12Z");
        assertThat(reading.receivedAt()).isEqualTo(NOW);
        assertThat(readings.snapshot().waiting().buffer()).isEqualTo(1);
    }

    @Test
    void aFullBufferDropsTheNewestDatagramAndCountsIt() {
        accept(GOOD);
        accept(reading("1000001", "22-11-2026 10:11:13"));
        accept(reading("1000001", "22-11-2026 10:11:14"));
        assertThat(queues.readings()).hasSize(2);
        assertThat(datagrams.snapshot().dropped()).containsEntry("buffer_full", 1L);
        assertThat(datagrams.snapshot().decoded()).isEqualTo(2);
    }

    @Test
    void whatIsOfferedIsJudgedAtTheNextStepAndWhatFindsNoRoomIsDropped() throws Exception {
        for (int i = 0; i < 3; i++) {
            intake.offer(datagram(GOOD));
        }
        assertThat(datagrams.snapshot().dropped()).containsEntry("buffer_full", 1L);
        assertThat(intake.step()).isTrue();
        assertThat(intake.step()).isFalse();
        assertThat(queues.readings()).hasSize(2);
        assertThat(datagrams.snapshot().received()).isEqualTo(3);
    }

    @Test
    void anUnknownMetersDatagramWaitsWholeForTheQuarantine() {
        accept(reading("2", "22-11-2026 10:11:12"));
        var unknown = queues.unknown().remove();
        assertThat(unknown.matricula()).isEqualTo(new Matricula("2"));
        assertThat(unknown.payload()).isEqualTo(bytes(reading("2", "22-11-2026 10:11:12")));
        assertThat(unknown.sender()).isEqualTo("127.0.0.1:4242");
        assertThat(readings.snapshot().waiting().quarantine()).isEqualTo(1);
    }

    @Test
    void unknownMetersBeyondTheQueueAreDroppedAndCounted() {
        for (int i = 0; i < 5; i++) {
            accept(reading("2", "22-11-2026 10:11:12"));
        }
        assertThat(readings.snapshot().dropped()).containsEntry("quarantine_full", 3L);
        assertThat(readings.snapshot().waiting().quarantine()).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsKeptWithItsReasonAndItsFirstBytes() {
        accept("x".repeat(1000));
        var rejected = queues.rejected().remove();
        assertThat(rejected.reason()).isEqualTo("not_json");
        assertThat(rejected.payload()).hasSize(512);
        assertThat(datagrams.snapshot().rejected()).containsEntry("not_json", 1L);
        assertThat(datagrams.snapshot().decoded()).isZero();
    }

    @Test
    void aReadingAgainstTheRulesIsCountedAsAReadingAndKept() {
        accept(reading("1000001", "22-11-2026 10:30:00"));
        assertThat(readings.snapshot().rejected()).containsEntry("future", 1L);
        assertThat(datagrams.snapshot().decoded()).isEqualTo(1);
        assertThat(queues.rejected().remove().reason()).isEqualTo("future");
    }

    @Test
    void rejectedDatagramsBeyondTheQueueAreCountedAllTheSame() {
        for (int i = 0; i < 5; i++) {
            accept("x");
        }
        assertThat(datagrams.snapshot().rejected()).containsEntry("not_json", 5L);
        assertThat(queues.rejected()).hasSize(2);
    }

    private void accept(String text) {
        intake.accept(datagram(text));
    }

    private static Datagram datagram(String text) {
        var sender = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4242);
        return new Datagram(bytes(text), sender, NOW);
    }

    private static String reading(String matricula, String dataHora) {
        return "{\"matricula\":\"%s\",\"consumo_atual\":1.5,\"data_hora\":\"%s\"}"
                .formatted(matricula, dataHora);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

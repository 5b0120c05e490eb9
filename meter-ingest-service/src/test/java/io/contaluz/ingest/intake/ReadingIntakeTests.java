package io.contaluz.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.ingest.reading.DatagramKeys;
import io.contaluz.ingest.reading.MeterZone;
import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.reading.ReadingRules;
import io.contaluz.ingest.reading.UsagePoint;
import io.contaluz.ingest.reading.UsagePoints;
import io.contaluz.ingest.spool.Spool;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingIntakeTests {

    private static final long NOW =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-11-22T13:11:15Z"));
    private static final String GOOD = reading("1000001", "22-11-2026 10:11:12");
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    private final UsagePoints usagePoints = new UsagePoints();
    private final OurClock clock = new OurClock();
    private final DatagramKeys keys = new DatagramKeys();
    private final IntakeProperties properties =
            new IntakeProperties(4, 64, 32, Duration.ZERO, 2, 2, Duration.ofMinutes(5), 66);
    private final LimitProperties limits = new LimitProperties(true, 1, 6, 10, 1, 3);
    private final IntakeQueues queues = IntakeQueues.of(properties);
    private final IntakeCounts counts =
            new IntakeCounts(
                    new DatagramCounts(new SimpleMeterRegistry()),
                    new ReadingCounts(new SimpleMeterRegistry(), Clock.systemUTC()));
    private final DatagramRing ring = new DatagramRing(properties.datagrams());
    private final Inbox inbox = new Inbox(ring, new AddressLimit(limits), counts.datagrams());
    private final Outbox outbox =
            new Outbox(queues.batches(), Spool.NONE, counts.readings(), properties);
    private MeterLimit meterLimit = new MeterLimit(new LimitProperties(false, 1, 1, 1, 1, 1));

    @BeforeEach
    void oneMeterIsRegistered() {
        usagePoints.learn("1000001", point(7, false));
    }

    @AfterEach
    void theSumsClose() {
        assertThat(counts.datagrams().snapshot().residual()).isZero();
        assertThat(counts.readings().snapshot().residual()).isZero();
    }

    @Test
    void whileTheClockIsWrongNothingIsTakenInAndAllOfItIsCounted() {
        clock.found(true);
        accept(GOOD);
        assertThat(rejection("our_clock")).isEqualTo(1);
        assertThat(queues.rejected()).hasSize(1);
        clock.found(false);
        accept(GOOD);
        assertThat(counts.datagrams().snapshot().decoded()).isEqualTo(1);
    }

    @Test
    void aGoodReadingWaitsInABatch() throws Exception {
        accept(GOOD);
        var batch = handedOn();
        assertThat(batch.size()).isEqualTo(1);
        assertThat(batch.usagePoint(0)).isEqualTo(7);
        assertThat(batch.register(0)).isEqualTo(1_500);
        assertThat(batch.measuredAt(0)).isEqualTo(NOW - 3_000_000);
        assertThat(batch.receivedAt(0)).isEqualTo(NOW);
        assertThat(batch.receipts()).isEmpty();
        assertThat(counts.readings().snapshot().waiting().buffer()).isEqualTo(1);
    }

    @Test
    void whatNeitherTheQueueNorTheSpoolHasRoomForIsDroppedAndCounted() {
        for (int i = 0; i < 3 * 32; i++) {
            accept(reading("1000001", "22-11-2026 10:10:%02d".formatted(i % 60)));
        }
        outbox.handOn();
        assertThat(queues.batches()).hasSize(2);
        assertThat(counts.readings().snapshot().dropped()).containsEntry("spool_full", 32L);
        assertThat(counts.readings().snapshot().decoded()).isEqualTo(96);
    }

    @Test
    void whatIsReadOffTheSocketIsJudgedAtTheNextStep() throws Exception {
        arrive(GOOD);
        arrive("x");
        var intake = intake();
        assertThat(intake.step()).isTrue();
        assertThat(intake.step()).isFalse();
        assertThat(queues.batches().remove().size()).isEqualTo(1);
        assertThat(counts.datagrams().snapshot().received()).isEqualTo(2);
    }

    @Test
    void aDatagramThatFindsNoRoomIsDropped() throws Exception {
        for (int i = 0; i < 5; i++) {
            arrive("x");
        }
        assertThat(counts.datagrams().snapshot().dropped()).containsEntry("buffer_full", 1L);
        intake().step();
        assertThat(counts.datagrams().snapshot().received()).isEqualTo(5);
    }

    @Test
    void anAddressBeyondItsRateIsDroppedAndOthersAreNot() throws Exception {
        for (int i = 0; i < 8; i++) {
            arrive("x");
            intake().step();
        }
        assertThat(counts.datagrams().snapshot().dropped()).containsEntry("address_rate", 2L);
        arrive("x", InetAddress.getByName("127.0.0.2"));
        intake().step();
        assertThat(counts.datagrams().snapshot().dropped()).containsEntry("address_rate", 2L);
    }

    @Test
    void aMeterBeyondItsRateIsDroppedAndOthersAreNot() {
        usagePoints.learn("2", point(8, false));
        meterLimit = new MeterLimit(limits);
        for (int i = 0; i < 5; i++) {
            accept(GOOD);
        }
        accept(reading("2", "22-11-2026 10:11:12"));
        assertThat(counts.datagrams().snapshot().dropped()).containsEntry("meter_rate", 2L);
        assertThat(counts.readings().snapshot().decoded()).isEqualTo(4);
    }

    @Test
    void aNumberedDatagramIsOwedAnAnswerForAllOfItsReadings() throws Exception {
        accept(
                "{\"matricula\":\"1000001\",\"boot\":2,\"leituras\":["
                        + "{\"consumo_atual\":1,\"data_hora\":\"22-11-2026 10:11:12\",\"seq\":5},"
                        + "{\"consumo_atual\":1,\"data_hora\":\"22-11-2030 10:11:12\",\"seq\":6},"
                        + "{\"consumo_atual\":1,\"data_hora\":\"22-11-2026 10:11:13\",\"seq\":7}]}");
        var batch = handedOn();
        assertThat(batch.size()).isEqualTo(2);
        var receipt = batch.receipts().getFirst();
        assertThat(receipt.seqs()).containsExactly(5, 7);
        assertThat(receipt.refused()).containsExactly(6);
        assertThat(receipt.boot()).isEqualTo(2);
        assertThat(receipt.firstRow()).isZero();
        assertThat(receipt.sender().getPort()).isEqualTo(4242);
    }

    @Test
    void anUnknownMetersDatagramWaitsWholeForTheQuarantine() {
        accept(reading("2", "22-11-2026 10:11:12"));
        var unknown = queues.unknown().remove();
        assertThat(unknown.matricula()).isEqualTo("2");
        assertThat(unknown.payload()).isEqualTo(bytes(reading("2", "22-11-2026 10:11:12")));
        assertThat(unknown.sender()).isEqualTo("127.0.0.1:4242");
        assertThat(counts.readings().snapshot().waiting().quarantine()).isEqualTo(1);
    }

    @Test
    void unknownMetersBeyondTheQueueAreDroppedAndCounted() {
        for (int i = 0; i < 5; i++) {
            accept(reading("2", "22-11-2026 10:11:12"));
        }
        assertThat(counts.readings().snapshot().dropped()).containsEntry("quarantine_full", 3L);
        assertThat(counts.readings().snapshot().waiting().quarantine()).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsKeptWithItsReasonAndItsFirstBytes() {
        accept("x".repeat(1000));
        var rejected = queues.rejected().remove();
        assertThat(rejected.reason()).isEqualTo("not_json");
        assertThat(rejected.payload()).hasSize(512);
        assertThat(rejection("not_json")).isEqualTo(1);
        assertThat(counts.readings().snapshot().decoded()).isZero();
    }

    @Test
    void aReadingAgainstTheRulesIsCountedAsAReadingAndKept() {
        accept(reading("1000001", "22-11-2026 10:30:00"));
        assertThat(counts.readings().snapshot().rejected()).containsEntry("future", 1L);
        assertThat(counts.datagrams().snapshot().decoded()).isEqualTo(1);
        assertThat(queues.rejected().remove().reason()).isEqualTo("future");
    }

    @Test
    void rejectedDatagramsBeyondTheQueueAreCountedAllTheSame() {
        for (int i = 0; i < 5; i++) {
            accept("x");
        }
        assertThat(rejection("not_json")).isEqualTo(5);
        assertThat(queues.rejected()).hasSize(2);
    }

    @Test
    void aUsagePointThatWantsAMacTakesNothingWithout() {
        usagePoints.learn("1000001", point(7, true));
        accept(GOOD);
        assertThat(rejection("mac_required")).isEqualTo(1);
    }

    @Test
    void aMacIsVerifiedWhereverThereIsOne() throws Exception {
        accept(signed(KEY));
        assertThat(rejection("unknown_kid")).isEqualTo(1);
        keys.learn(7, Map.of("k", KEY));
        accept(signed(new SecretKeySpec(new byte[] {1}, "HmacSHA256")));
        assertThat(rejection("wrong_mac")).isEqualTo(1);
        accept(signed(KEY));
        assertThat(counts.datagrams().snapshot().decoded()).isEqualTo(1);
        accept(signed(KEY).replace("1.5", "1.6"));
        assertThat(rejection("wrong_mac")).isEqualTo(2);
    }

    private long rejection(String reason) {
        return counts.datagrams().snapshot().rejected().getOrDefault(reason, -1L);
    }

    private ReadingBatch handedOn() throws InterruptedException {
        outbox.handOn();
        return queues.batches().take();
    }

    private ReadingIntake intake() {
        var judge = new Judge(usagePoints, keys, new ReadingRules(Duration.ofMinutes(5), 66));
        return new ReadingIntake(ring, clock, judge, meterLimit, outbox, queues, counts);
    }

    private void accept(String text) {
        var bytes = bytes(text);
        intake().accept(bytes, 0, bytes.length, InetAddress.getLoopbackAddress(), 4242, NOW);
    }

    private void arrive(String text) {
        arrive(text, InetAddress.getLoopbackAddress());
    }

    private void arrive(String text, InetAddress sender) {
        int place = inbox.claim();
        var bytes = bytes(text);
        System.arraycopy(bytes, 0, inbox.bytes(), place, bytes.length);
        inbox.take(bytes.length, sender, 4242, NOW);
    }

    private static UsagePoint point(int id, boolean macRequired) {
        return new UsagePoint(id, new MeterZone(ZoneId.of("America/Sao_Paulo")), macRequired);
    }

    private static String signed(SecretKeySpec key) throws GeneralSecurityException {
        var body = GOOD.substring(0, GOOD.length() - 1) + ",\"kid\":\"k\"";
        var hmac = Mac.getInstance("HmacSHA256");
        hmac.init(key);
        var mac = HexFormat.of().formatHex(hmac.doFinal(bytes(body)));
        return body + ",\"mac\":\"" + mac + "\"}";
    }

    private static String reading(String matricula, String dataHora) {
        return "{\"matricula\":\"%s\",\"consumo_atual\":1.5,\"data_hora\":\"%s\"}"
                .formatted(matricula, dataHora);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

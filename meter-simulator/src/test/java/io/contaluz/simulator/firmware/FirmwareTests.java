package io.contaluz.simulator.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import io.contaluz.simulator.IngestStub;
import io.contaluz.simulator.wire.DatagramEncoder;
import io.contaluz.simulator.wire.DatagramForm;
import io.contaluz.simulator.wire.TimeForm;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FirmwareTests {

    private static final long FIRST_MATRICULA = 2_000_001;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long GENERATION = 5;
    private static final long BOOT = GENERATION << 20;

    private final FakeExchange exchange = new FakeExchange();
    private final IngestStub ingest = new IngestStub();
    // Near the end of the numbers, as the origin of such a time is arbitrary.
    private long now = Long.MAX_VALUE - SECOND;
    private Firmware firmware = firmware(FirmwareState.begin(GENERATION, 2), 1);

    @Test
    void everyMeterCountsFrom1InAnEpochOfItsOwn() {
        read(0);
        read(1);
        read(0);
        assertThat(exchange.sent)
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .contains("\"2000001\",\"boot\":5242880,", "seq\":1}"),
                        other ->
                                assertThat(other)
                                        .contains("\"2000002\",\"boot\":5242881,", "seq\":1}"),
                        second -> assertThat(second).contains("\"boot\":5242880,", "seq\":2}"));
    }

    @Test
    void whatIsNotAnsweredIsSentAgainByTheTimersOfCoap() {
        long begin = now;
        read(0);
        var times = timesOfResending(Duration.ofSeconds(62 * 3 / 2));
        long timeout = times.getFirst() - begin;
        assertThat(timeout).isBetween(2 * SECOND, 3 * SECOND + 2 * MILLI);
        assertThat(times).hasSize(Transmission.MAX_RETRANSMIT);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1))
                    .isBetween((timeout << i) - 20 * MILLI, (timeout << i) + 20 * MILLI);
        }
        assertThat(exchange.sent).as("the same datagram").containsOnly(exchange.sent.getFirst());
        assertThat(firmware.counts().retransmissions()).isEqualTo(4);
    }

    @Test
    void theTimersOfTwoMetersDoNotEndTogether() {
        read(0);
        read(1);
        assertThat(timesOfResending(Duration.ofSeconds(4))).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void whatWasSentOftenEnoughIsParkedAndTheTimersBeginAnewLater() {
        read(0);
        var times = timesOfResending(Duration.ofMinutes(4));
        assertThat(firmware.counts().parked()).isGreaterThanOrEqualTo(1);
        long pause = times.get(4) - times.get(3);
        assertThat(pause).isBetween((32 + 30) * SECOND, (48 + 45) * SECOND + 20 * MILLI);
        assertThat(times.get(5) - times.get(4)).isBetween(2 * SECOND, 3 * SECOND + 2 * MILLI);
    }

    @Test
    void anAnswerEndsIt() {
        read(0);
        answerAll();
        assertThat(timesOfResending(Duration.ofSeconds(10))).isEmpty();
        assertThat(firmware.isSettled()).isTrue();
        assertThat(firmware.counts()).isEqualTo(new LosslessCounts(1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void anAnswerThatComesTwiceCountsOnce() {
        read(0);
        read(0);
        exchange.answers.add(answer(1, "ok", 1, ""));
        exchange.answers.add(answer(1, "ok", 1, ""));
        firmware.work(0);
        assertThat(firmware.counts()).isEqualTo(new LosslessCounts(1, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void whenAnAnswerIsLostTheReadingIsSentAgainAndStoredOnce() {
        read(0);
        ingest.answer(exchange.sent.getFirst());
        pass(Duration.ofSeconds(3));
        exchange.answers.add(ingest.answer(exchange.sent.getLast()));
        firmware.work(0);
        assertThat(ingest.count()).isEqualTo(1);
        assertThat(firmware.counts()).isEqualTo(new LosslessCounts(1, 1, 0, 0, 0, 0, 1));
    }

    @Test
    void anAnswerSettlesAllUpToItsBase() {
        read(0);
        read(0);
        read(0);
        exchange.answers.add(answer(2, "ok", 2, ""));
        firmware.work(0);
        assertThat(firmware.counts().acknowledged()).isEqualTo(2);
        assertThat(firmware.counts().unsettled()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedIsNotSentAgain() {
        firmware = firmware(FirmwareState.begin(GENERATION, 1), 4);
        ingest.refuses(2L, 3L);
        read(0, 4);
        answerAll();
        assertThat(timesOfResending(Duration.ofSeconds(10))).isEmpty();
        assertThat(firmware.counts()).isEqualTo(new LosslessCounts(2, 0, 2, 0, 0, 0, 0));
    }

    @Test
    void whatAnAnswerMissesIsSentAtOnce() {
        read(0);
        read(0);
        now += 251 * MILLI;
        read(0);
        exchange.sent.clear();
        exchange.answers.add(answer(3, "ok", 0, "1,2"));
        firmware.work(0);
        assertThat(exchange.sent)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"seq\":1}"),
                        second -> assertThat(second).contains("\"seq\":2}"));
        exchange.answers.add(answer(3, "ok", 0, "1,2"));
        firmware.work(0);
        assertThat(exchange.sent).as("not for an answer that came twice").hasSize(2);
        assertThat(timesOfResending(Duration.ofSeconds(4))).as("its timer goes on").hasSize(2);
    }

    @Test
    void whatMayOnlyHaveBeenOvertakenIsNotMissedYet() {
        read(0);
        now += 249 * MILLI;
        read(0);
        exchange.answers.add(answer(2, "ok", 0, "1"));
        firmware.work(0);
        assertThat(exchange.sent).hasSize(2);
    }

    @Test
    void anAnswerLetsTwoGoThatWereParked() {
        read(0);
        read(0);
        read(0);
        pass(Duration.ofSeconds(93));
        assertThat(firmware.counts().parked()).isEqualTo(3);
        read(0);
        exchange.sent.clear();
        exchange.answers.add(answer(4, "ok", 0, ""));
        firmware.work(0);
        assertThat(exchange.sent).hasSize(2);
        exchange.answers.add(answer(1, "ok", 1, ""));
        firmware.work(0);
        assertThat(exchange.sent).hasSize(3);
    }

    @Test
    void theOldestReadingMakesWayWhenTheRingIsFull() {
        for (int i = 0; i < Firmware.MOST_KEPT + 2; i++) {
            read(0);
        }
        assertThat(firmware.counts().overwritten()).isEqualTo(2);
        assertThat(firmware.counts().unsettled()).isEqualTo(Firmware.MOST_KEPT);
        exchange.answers.add(answer(2, "ok", 2, ""));
        exchange.answers.add(answer(3, "ok", 2, ""));
        firmware.work(0);
        assertThat(firmware.counts().acknowledged()).isEqualTo(1);
        assertThat(firmware.counts().unsettled()).isEqualTo(Firmware.MOST_KEPT - 1);
    }

    @Test
    void whatIsNoAnswerToThisFleetChangesNothing() {
        read(0);
        exchange.answers.addAll(
                List.of(
                        "",
                        "{\"ack\":1",
                        "[]",
                        "{\"ack\":1,\"boot\":5242880,\"st\":\"well\",\"base\":1}",
                        answer(1, "ok", 1, "").replace("5242880", "4194304"),
                        answer(1, "ok", 1, "").replace("5242880", "5242882"),
                        answer(1, "ok", 1, "").replace("5242880", "-1"),
                        answer(1, "ok", 1, "").replace("5242880", "5242881"),
                        answer(7, "ok", 0, "9,8")));
        firmware.work(0);
        assertThat(firmware.counts()).isEqualTo(new LosslessCounts(0, 0, 0, 0, 0, 1, 0));
    }

    @Test
    void itGoesOnFromAStateWithTheSameNumbers() {
        firmware = firmware(FirmwareState.begin(GENERATION, 2), 4);
        read(0, 3);
        read(1, 2);
        exchange.answers.add(ingest.answer(exchange.sent.getFirst()));
        firmware.work(0);
        var unsettled = exchange.sent.getLast();
        firmware = firmware(firmware.state(), 4);
        assertThat(firmware.counts().unsettled()).isEqualTo(2);
        exchange.sent.clear();
        pass(Duration.ofSeconds(2));
        assertThat(exchange.sent).containsExactly(unsettled);
        read(0, 1);
        assertThat(exchange.sent.getLast()).contains("\"boot\":" + BOOT, "\"seq\":4}");
        read(1, 1);
        assertThat(exchange.sent.getLast()).contains("\"seq\":3}");
        answerAll();
        assertThat(firmware.isSettled()).isTrue();
        assertThat(ingest.count()).isEqualTo(7);
    }

    private Firmware firmware(FirmwareState state, int readings) {
        var form = new DatagramForm(ZoneOffset.UTC, TimeForm.LOCAL, readings, null);
        var postbox = new Postbox(FIRST_MATRICULA, new DatagramEncoder(form), exchange);
        return new Firmware(state, postbox, new Timing(() -> now, new SplittableRandom(1)));
    }

    private long measured;

    private void read(int meter) {
        read(meter, 1);
    }

    private void read(int meter, int readings) {
        firmware.begin(meter);
        for (int i = 0; i < readings; i++) {
            firmware.take(1_000, measured += 1_000_000);
        }
        firmware.send();
    }

    private void answerAll() {
        exchange.sent.forEach(datagram -> exchange.answers.add(ingest.answer(datagram)));
        firmware.work(0);
    }

    private static String answer(long ack, String status, long base, String missing) {
        return "{\"ack\":%d,\"boot\":%d,\"st\":\"%s\",\"base\":%d,\"miss\":[%s]}"
                .formatted(ack, BOOT, status, base, missing);
    }

    private void pass(Duration time) {
        timesOfResending(time);
    }

    /// Lets time pass.
    ///
    /// @return when something was sent meanwhile
    private List<Long> timesOfResending(Duration time) {
        var times = new ArrayList<Long>();
        for (long left = time.toNanos(); left > 0; left -= MILLI) {
            now += MILLI;
            int before = exchange.sent.size();
            firmware.work(0);
            for (int i = before; i < exchange.sent.size(); i++) {
                times.add(now);
            }
        }
        return times;
    }
}

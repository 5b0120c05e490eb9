package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.Receipt;
import io.contaluz.ingest.reading.UsagePoint;
import io.contaluz.ingest.wire.DatagramRejection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Takes each datagram to the queue that is its own, and counts it there.
///
/// Never throws for what a datagram holds.
final class ReadingIntake {

    /// How much of a rejected datagram is kept, in bytes.
    private static final int EVIDENCE = 512;

    private static final int ROUND = 1000;
    private static final long PAUSE_MILLIS = 5;

    private final DatagramRing ring;
    private final OurClock clock;
    private final Judge judge;
    private final MeterLimit limit;
    private final Outbox outbox;
    private final IntakeQueues queues;
    private final IntakeCounts counts;

    ReadingIntake(
            DatagramRing ring,
            OurClock clock,
            Judge judge,
            MeterLimit limit,
            Outbox outbox,
            IntakeQueues queues,
            IntakeCounts counts) {
        this.ring = ring;
        this.clock = clock;
        this.judge = judge;
        this.limit = limit;
        this.outbox = outbox;
        this.queues = queues;
        this.counts = counts;
    }

    /// Judges the datagrams that wait.
    ///
    /// @return whether there were any
    boolean step() throws InterruptedException {
        int taken = ring.drain(this::accept, ROUND);
        outbox.handOnIfDue();
        if (taken == 0) {
            // Looking again costs less than being woken for each datagram.
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return taken > 0;
    }

    /// Hands on what is left when nothing more comes in.
    void finish() {
        outbox.handOn();
    }

    void accept(byte[] bytes, int from, int length, InetAddress sender, int port, long receivedAt) {
        counts.datagrams().received();
        var rejection =
                clock.isWrong()
                        ? DatagramRejection.OUR_CLOCK
                        : judge.judge(bytes, from, length, receivedAt);
        if (rejection != null) {
            counts.datagrams().rejected(rejection);
            keep(new Raw(bytes, from, length, sender, port, receivedAt), rejection.label());
            return;
        }
        var raw = new Raw(bytes, from, length, sender, port, receivedAt);
        var usagePoint = judge.usagePoint();
        if (usagePoint == null) {
            hold(raw);
        } else if (limit.admits(usagePoint.id(), receivedAt)) {
            take(raw, usagePoint);
        } else {
            counts.datagrams().droppedForItsMetersRate();
        }
    }

    private void take(Raw raw, UsagePoint usagePoint) {
        var datagram = judge.datagram();
        int size = datagram.size();
        counts.datagrams().decoded();
        counts.readings().decoded(size);
        var batch = outbox.withRoomFor(size);
        int firstRow = batch.size();
        for (int i = 0; i < size; i++) {
            var refusal = judge.refusal(i);
            if (refusal == null) {
                batch.add(
                        usagePoint.id(),
                        judge.measuredAt(i),
                        datagram.register(i),
                        raw.receivedAt(),
                        datagram.decivolts(i));
            } else {
                counts.readings().rejected(refusal);
                keep(raw, refusal.label());
            }
        }
        counts.readings().buffered(batch.size() - firstRow);
        if (datagram.isNumbered()) {
            batch.owe(receipt(raw, usagePoint.id(), firstRow));
        }
    }

    private Receipt receipt(Raw raw, int usagePointId, int firstRow) {
        var datagram = judge.datagram();
        var good = new long[datagram.size()];
        var refused = new long[datagram.size()];
        int goodOnes = 0;
        int refusedOnes = 0;
        for (int i = 0; i < datagram.size(); i++) {
            if (judge.refusal(i) == null) {
                good[goodOnes++] = datagram.seq(i);
            } else {
                refused[refusedOnes++] = datagram.seq(i);
            }
        }
        return new Receipt(
                usagePointId,
                datagram.boot(),
                firstRow,
                Arrays.copyOf(good, goodOnes),
                Arrays.copyOf(refused, refusedOnes),
                raw.length(),
                new InetSocketAddress(raw.sender(), raw.port()));
    }

    private void hold(Raw raw) {
        int readings = judge.datagram().size();
        counts.datagrams().decoded();
        counts.readings().decoded(readings);
        counts.readings().quarantined(readings);
        var unknown =
                new UnknownDatagram(
                        judge.datagram().matriculaText(),
                        raw.receivedInstant(),
                        raw.senderText(),
                        raw.start(raw.length()),
                        readings);
        if (!queues.unknown().offer(unknown)) {
            counts.readings().quarantined(-readings);
            counts.readings().droppedForFullQuarantine(readings);
        }
    }

    private void keep(Raw raw, String reason) {
        var evidence =
                new RejectedDatagram(
                        raw.receivedInstant(), raw.senderText(), reason, raw.start(EVIDENCE));
        if (!queues.rejected().offer(evidence)) {
            counts.datagrams().evidenceNotKept();
        }
    }

    /// A datagram as it arrived, for as long as it is being taken.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Raw(
            byte[] bytes, int from, int length, InetAddress sender, int port, long receivedAt) {

        /// A copy of its first bytes.
        byte[] start(int atMost) {
            return Arrays.copyOfRange(bytes, from, from + Math.min(length, atMost));
        }

        String senderText() {
            return sender.getHostAddress() + ":" + port;
        }

        Instant receivedInstant() {
            return Instant.EPOCH.plus(receivedAt, ChronoUnit.MICROS);
        }
    }
}

package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.Matricula;
import io.contaluz.ingest.reading.MeterReading;

/// Takes each datagram to the queue that is its own, and counts it there.
///
/// Never blocks and never throws for what a datagram holds: it runs in the thread that reads the
/// socket.
public final class ReadingIntake {

    /// How much of a rejected datagram is kept, in bytes.
    private static final int EVIDENCE = 512;

    private final Judge judge;
    private final IntakeQueues queues;
    private final DatagramCounts datagrams;
    private final ReadingCounts readings;

    ReadingIntake(
            Judge judge, IntakeQueues queues, DatagramCounts datagrams, ReadingCounts readings) {
        this.judge = judge;
        this.queues = queues;
        this.datagrams = datagrams;
        this.readings = readings;
    }

    /// Takes one datagram; its buffer is the caller's again afterwards.
    public void accept(Datagram datagram) {
        datagrams.received();
        switch (judge.judge(datagram.buffer(), datagram.length(), datagram.receivedAt())) {
            case Judged.Good(var reading) -> buffer(reading);
            case Judged.Unknown(var matricula) -> hold(datagram, matricula);
            case Judged.Malformed(var reason) -> {
                datagrams.rejected(reason);
                keep(datagram, reason.label());
            }
            case Judged.Refused(var reason) -> {
                datagrams.decoded();
                readings.rejected(reason);
                keep(datagram, reason.label());
            }
        }
    }

    private void buffer(MeterReading reading) {
        // Counted before the writer can settle it, so that nothing waits less than nothing.
        readings.buffered(1);
        if (queues.readings().offer(reading)) {
            datagrams.decoded();
        } else {
            readings.buffered(-1);
            datagrams.droppedForFullBuffer();
        }
    }

    private void hold(Datagram datagram, Matricula matricula) {
        datagrams.decoded();
        readings.quarantined(1);
        var unknown =
                new UnknownDatagram(
                        matricula,
                        datagram.receivedAt(),
                        datagram.senderText(),
                        datagram.copy(datagram.length()));
        if (!queues.unknown().offer(unknown)) {
            readings.quarantined(-1);
            readings.droppedForFullQuarantine();
        }
    }

    private void keep(Datagram datagram, String reason) {
        var evidence =
                new RejectedDatagram(
                        datagram.receivedAt(),
                        datagram.senderText(),
                        reason,
                        datagram.copy(EVIDENCE));
        if (!queues.rejected().offer(evidence)) {
            datagrams.evidenceNotKept();
        }
    }
}

package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.Matricula;
import io.contaluz.ingest.reading.MeterReading;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// Takes each datagram to the queue that is its own, and counts it there.
///
/// Never throws for what a datagram holds.
public final class ReadingIntake {

    /// How much of a rejected datagram is kept, in bytes.
    private static final int EVIDENCE = 512;

    private static final int BATCH = 1000;
    private static final long PAUSE_MILLIS = 2;

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

    /// Takes a datagram from the thread that reads the socket, and gives that thread back at once:
    /// what it does not read in time the kernel throws away.
    public void offer(Datagram datagram) {
        if (!queues.datagrams().offer(datagram)) {
            datagrams.received();
            datagrams.droppedForFullBuffer();
        }
    }

    /// Judges the datagrams that wait.
    ///
    /// @return whether there were any
    public boolean step() throws InterruptedException {
        var batch = new ArrayList<Datagram>(BATCH);
        if (queues.datagrams().drainTo(batch, BATCH) == 0) {
            // Looking again costs less than being woken for each datagram.
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return false;
        }
        batch.forEach(this::accept);
        return true;
    }

    void accept(Datagram datagram) {
        datagrams.received();
        switch (judge.judge(datagram.payload(), datagram.receivedAt())) {
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
                        datagram.payload());
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
                        datagram.start(EVIDENCE));
        if (!queues.rejected().offer(evidence)) {
            datagrams.evidenceNotKept();
        }
    }
}

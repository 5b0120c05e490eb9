package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.MeterReading;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// What waits between the socket and the database; each bounded, each dropping the newest.
///
/// @param datagrams just read from the socket
/// @param readings good ones
/// @param unknown datagrams of unknown meters
/// @param rejected evidence
public record IntakeQueues(
        BlockingQueue<Datagram> datagrams,
        BlockingQueue<MeterReading> readings,
        BlockingQueue<UnknownDatagram> unknown,
        BlockingQueue<RejectedDatagram> rejected) {

    static IntakeQueues of(IntakeProperties properties) {
        return new IntakeQueues(
                new ArrayBlockingQueue<>(properties.datagrams()),
                new ArrayBlockingQueue<>(properties.buffer()),
                new ArrayBlockingQueue<>(properties.unknown()),
                new ArrayBlockingQueue<>(properties.evidence()));
    }
}

package io.contaluz.ingest.intake;

import io.contaluz.ingest.reading.ReadingBatch;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// What waits between the intake and the database, each bounded.
///
/// @param batches of good readings; when they are too many, the spool takes over
/// @param unknown datagrams of unknown meters; the newest are dropped
/// @param rejected evidence; the newest is not kept
public record IntakeQueues(
        BlockingQueue<ReadingBatch> batches,
        BlockingQueue<UnknownDatagram> unknown,
        BlockingQueue<RejectedDatagram> rejected) {

    static IntakeQueues of(IntakeProperties properties) {
        return new IntakeQueues(
                new ArrayBlockingQueue<>(Math.max(1, properties.buffer() / properties.batch())),
                new ArrayBlockingQueue<>(properties.unknown()),
                new ArrayBlockingQueue<>(properties.evidence()));
    }
}

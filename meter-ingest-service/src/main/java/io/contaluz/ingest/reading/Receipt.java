package io.contaluz.ingest.reading;

import java.net.InetSocketAddress;

/// What a datagram with `seq` is owed: an answer, once its readings are committed.
///
/// @param boot the epoch of its numbers
/// @param firstRow where its good readings begin in their batch
/// @param seqs the numbers of its good readings, in the order of their rows
/// @param refused the numbers of those that may not be stored
/// @param room the length of the datagram in bytes, which no answer exceeds
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Receipt(
        int usagePointId,
        long boot,
        int firstRow,
        long[] seqs,
        long[] refused,
        int room,
        InetSocketAddress sender) {}

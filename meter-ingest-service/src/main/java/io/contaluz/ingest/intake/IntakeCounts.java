package io.contaluz.ingest.intake;

/// Both sums.
record IntakeCounts(DatagramCounts datagrams, ReadingCounts readings) {}

package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.reading.ReadingRejection;
import io.contaluz.ingest.spool.Spool;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class ReadingWriterTests {

    private static final int BAD = 4;

    private final IntakeQueues queues =
            new IntakeQueues(
                    new ArrayBlockingQueue<>(3),
                    new ArrayBlockingQueue<>(1),
                    new ArrayBlockingQueue<>(1));
    private final ReadingStore store = mock();
    private final ReadingMonths months = mock();
    private final ReadingCounts counts = mock();
    private final Acknowledger acknowledger = mock();
    private final LongAdder settled = new LongAdder();
    private final Spool spool = mock();
    private final ReadingWriter writer =
            new ReadingWriter(
                    queues,
                    new ReadingSettling(store, months, acknowledger, counts)
                            .settler("storing", settled::add),
                    spool,
                    counts);

    @Test
    void hasNothingToDoWithoutReadings() throws Exception {
        assertThat(writer.step()).isFalse();
    }

    @Test
    void triesAgainUntilTheDatabaseIsBackAndAnswersOnlyThen() throws Exception {
        var batch = batch(1, 2);
        queues.batches().add(batch);
        var outcome = new Outcome(2);
        outcome.stored(1);
        var stored = new ReadingStore.Stored(outcome, Map.of());
        when(store.store(batch, false)).thenThrow(away());
        when(store.store(batch, true)).thenThrow(away()).thenReturn(stored);
        writer.step();
        verify(store, times(1)).store(batch, false);
        verify(store, times(2)).store(batch, true);
        verify(counts).settled(1, 1, 0);
        assertThat(settled.sum()).isEqualTo(2);
        verify(acknowledger, times(1)).acknowledge(batch, stored);
    }

    @Test
    void findsTheRowThatTheDatabaseRefusesAndStoresTheOthers() throws Exception {
        queues.batches().add(batch(1, 2, 3, BAD, 5));
        when(store.store(any(), anyBoolean()))
                .thenAnswer(call -> {
                    ReadingBatch batch = call.getArgument(0);
                    for (int row = 0; row < batch.size(); row++) {
                        if (batch.usagePoint(row) == BAD) {
                            throw new DataIntegrityViolationException(
                                    "no", new SQLException("no", "23514"));
                        }
                    }
                    return new ReadingStore.Stored(new Outcome(batch.size()), Map.of());
                });
        writer.step();
        verify(counts, times(1)).rejected(ReadingRejection.UNSTORABLE);
        verify(counts).settled(2, 0, 0);
        verify(counts, times(2)).settled(1, 0, 0);
    }

    @Test
    void whatItHoldsWhenItHasToEndGoesToTheSpool() {
        var first = batch(1, 2);
        var second = batch(3);
        queues.batches().add(first);
        queues.batches().add(second);
        when(spool.append(first)).thenReturn(true);
        when(store.store(any(), anyBoolean()))
                .thenAnswer(call -> {
                    Thread.currentThread().interrupt();
                    throw away();
                });
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(writer::step);
        verify(counts).spooled(2);
        verify(counts).droppedForFullSpool(1);
    }

    private static RuntimeException away() {
        return new DataAccessResourceFailureException("no", new SQLException("no", "08006"));
    }

    private static ReadingBatch batch(int... usagePoints) {
        var batch = new ReadingBatch(usagePoints.length);
        for (int point : usagePoints) {
            batch.add(point, 1, 1, 1, (short) -1);
        }
        return batch;
    }
}

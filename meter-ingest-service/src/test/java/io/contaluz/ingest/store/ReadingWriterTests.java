package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.contaluz.ingest.intake.IntakeQueues;
import io.contaluz.ingest.intake.ReadingCounts;
import io.contaluz.ingest.reading.MeterReading;
import io.contaluz.ingest.reading.ReadingRejection;
import io.contaluz.ingest.reading.WattHours;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class ReadingWriterTests {

    private static final MeterReading BAD = reading(4);

    private final IntakeQueues queues =
            new IntakeQueues(
                    new ArrayBlockingQueue<>(1),
                    new ArrayBlockingQueue<>(100),
                    new ArrayBlockingQueue<>(1),
                    new ArrayBlockingQueue<>(1));
    private final ReadingStore store = mock();
    private final ReadingCounts counts = mock();
    private final ReadingWriter writer =
            new ReadingWriter(
                    queues,
                    store,
                    counts,
                    new StoreProperties(
                            5, Duration.ZERO, 1, 1, Duration.ofSeconds(1), 1, Duration.ofDays(1)));

    @Test
    void takesNoMoreThanABatchAtOnce() throws Exception {
        fill(7);
        when(store.store(anyList(), anyBoolean()))
                .thenAnswer(call -> allStored(call.getArgument(0)));
        assertThat(writer.step()).isTrue();
        verify(counts).settled(5, 0, 0);
        assertThat(queues.readings()).hasSize(2);
    }

    @Test
    void hasNothingToDoWithoutReadings() throws Exception {
        assertThat(writer.step()).isFalse();
    }

    @Test
    void triesAgainUntilTheDatabaseIsBackAndSaysThatItDid() throws Exception {
        fill(2);
        var batch = List.copyOf(queues.readings());
        when(store.store(batch, false)).thenThrow(away());
        when(store.store(batch, true))
                .thenThrow(away())
                .thenReturn(new ReadingStore.Outcome(1, 1, 0));
        writer.step();
        verify(store, times(1)).store(batch, false);
        verify(store, times(2)).store(batch, true);
        verify(counts).settled(1, 1, 0);
        verify(counts).buffered(-2);
    }

    @Test
    void findsTheRowThatTheDatabaseRefusesAndStoresTheOthers() throws Exception {
        queues.readings().addAll(List.of(reading(1), reading(2), reading(3), BAD, reading(5)));
        when(store.store(anyList(), anyBoolean()))
                .thenAnswer(call -> {
                    List<MeterReading> batch = call.getArgument(0);
                    if (batch.contains(BAD)) {
                        throw new DataIntegrityViolationException(
                                "no", new SQLException("no", "23514"));
                    }
                    return allStored(batch);
                });
        writer.step();
        verify(counts, times(1)).rejected(ReadingRejection.UNSTORABLE);
        verify(counts).settled(2, 0, 0);
        verify(counts, times(2)).settled(1, 0, 0);
    }

    private static RuntimeException away() {
        return new DataAccessResourceFailureException("no", new SQLException("no", "08006"));
    }

    private static ReadingStore.Outcome allStored(List<MeterReading> batch) {
        return new ReadingStore.Outcome(batch.size(), 0, 0);
    }

    private void fill(int readings) {
        for (int i = 0; i < readings; i++) {
            queues.readings().add(reading(i));
        }
    }

    private static MeterReading reading(int usagePoint) {
        return new MeterReading(usagePoint, Instant.EPOCH, new WattHours(1), Instant.EPOCH);
    }
}

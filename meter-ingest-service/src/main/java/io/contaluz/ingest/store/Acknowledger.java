package io.contaluz.ingest.store;

import io.contaluz.ingest.intake.Answers;
import io.contaluz.ingest.reading.ReadingBatch;
import io.contaluz.ingest.reading.Receipt;
import io.contaluz.ingest.wire.AnswerEncoder;
import io.contaluz.ingest.wire.AnswerEncoder.Answer;
import io.contaluz.ingest.wire.AnswerEncoder.Status;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/// Tells meters what became of their readings, once that is committed.
@Component
class Acknowledger {

    private final Answers answers;

    Acknowledger(Answers answers) {
        this.answers = answers;
    }

    /// Answers every datagram of a batch that is owed an answer.
    void acknowledge(ReadingBatch batch, ReadingStore.Stored stored) {
        for (var receipt : batch.receipts()) {
            var sequence = stored.sequences().get(receipt.usagePointId());
            var known =
                    sequence != null && sequence.boot() == receipt.boot()
                            ? sequence
                            : Sequence.unknown(receipt.boot());
            var answer = answer(receipt, stored.outcome(), known);
            var bytes = AnswerEncoder.encode(answer, receipt.room());
            if (bytes.length > 0) {
                answers.send(bytes, receipt.sender());
            }
        }
    }

    private static Answer answer(Receipt receipt, Outcome outcome, Sequence sequence) {
        var worst = receipt.refused().length > 0 ? Status.REJ : Status.OK;
        var conflicts = LongStream.builder();
        long greatest = Arrays.stream(receipt.refused()).max().orElse(0);
        for (int i = 0; i < receipt.seqs().length; i++) {
            var status = outcome.status(receipt.firstRow() + i);
            worst = status.compareTo(worst) > 0 ? status : worst;
            if (status == Status.REJ) {
                conflicts.add(receipt.seqs()[i]);
            }
            greatest = Math.max(greatest, receipt.seqs()[i]);
        }
        var refused =
                LongStream.concat(Arrays.stream(receipt.refused()), conflicts.build())
                        .sorted()
                        .toArray();
        return new Answer(
                greatest, receipt.boot(), worst, refused, sequence.base(), sequence.missing());
    }
}

package io.contaluz.ingest.store;

import io.contaluz.ingest.reading.Receipt;
import java.util.SortedSet;
import java.util.TreeSet;

/// Numbers of one epoch that a batch has settled: stored, or refused for good.
record SettledNumbers(long boot, SortedSet<Long> numbers) {

    static SettledNumbers of(Receipt receipt) {
        var numbers = new TreeSet<Long>();
        for (long seq : receipt.seqs()) {
            numbers.add(seq);
        }
        for (long seq : receipt.refused()) {
            numbers.add(seq);
        }
        return new SettledNumbers(receipt.boot(), numbers);
    }

    /// Those of both, or of the newer epoch alone: an older one is over.
    SettledNumbers newer(SettledNumbers other) {
        if (boot != other.boot) {
            return boot > other.boot ? this : other;
        }
        numbers.addAll(other.numbers);
        return this;
    }

    /// As PostgreSQL's `int8multirange`, which joins what touches.
    String multirange() {
        var text = new StringBuilder("{");
        for (long number : numbers) {
            text.append(text.length() > 1 ? "," : "").append('[').append(number).append(',');
            text.append(number).append(']');
        }
        return text.append('}').toString();
    }
}

package io.contaluz.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTests {

    @Test
    void theBaseIsTheEndOfTheFirstStretchThatBeginsWithTheFirstNumber() {
        assertThat(Sequence.of(1, "{[1,5)}").base()).isEqualTo(4);
        assertThat(Sequence.of(1, "{[2,5)}").base()).isZero();
        assertThat(Sequence.unknown(1).base()).isZero();
    }

    @Test
    void theGapsBelowTheGreatestAreMissing() {
        assertThat(Sequence.of(1, "{[1,5)}").missing()).isEmpty();
        assertThat(Sequence.of(1, "{[3,5),[7,9)}").missing()).containsExactly(1, 2, 5, 6);
        assertThat(Sequence.unknown(1).missing()).isEmpty();
    }

    @Test
    void ofManyThatAreMissingTheHighestAreAskedFor() {
        var missing = Sequence.of(1, "{[1000,1001)}").missing();
        assertThat(missing).hasSize(64).startsWith(936).endsWith(999);
    }
}

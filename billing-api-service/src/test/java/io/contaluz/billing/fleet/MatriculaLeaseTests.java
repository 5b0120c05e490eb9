package io.contaluz.billing.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatriculaLeaseTests {

    @Test
    void theFirstFreeRunIsTheLowest() {
        assertThat(MatriculaLease.firstFree(100, 10, List.of())).isEqualTo(100);
        assertThat(MatriculaLease.firstFree(100, 10, List.of(lease(100, 10)))).isEqualTo(110);
        assertThat(MatriculaLease.firstFree(100, 10, List.of(lease(95, 10)))).isEqualTo(105);
        assertThat(MatriculaLease.firstFree(100, 10, List.of(lease(110, 10)))).isEqualTo(100);
    }

    @Test
    void aGapIsUsedOnlyIfItIsWideEnough() {
        var others = List.of(lease(100, 10), lease(115, 10), lease(140, 10));
        assertThat(MatriculaLease.firstFree(100, 5, others)).isEqualTo(110);
        assertThat(MatriculaLease.firstFree(100, 6, others)).isEqualTo(125);
        assertThat(MatriculaLease.firstFree(100, 50, others)).isEqualTo(150);
    }

    @Test
    void whatLiesBelowIsNoHindrance() {
        assertThat(MatriculaLease.firstFree(100, 10, List.of(lease(1, 10)))).isEqualTo(100);
    }

    private static MatriculaLease lease(long first, int size) {
        return new MatriculaLease(new Holder("h" + first), first, size, Instant.EPOCH);
    }
}

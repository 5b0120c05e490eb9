package io.contaluz.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MainsTests {

    private static final int ADEQUATE = 1168;
    private static final int CRITICAL = 1092;

    @Test
    void aVoltageIsNearTheNominalAndNeverTheSameForLong() {
        var mains = new Mains(7, 127, 0);
        assertThat(LongStream.range(0, 10_000).mapToInt(n -> mains.decivolts(n % 100, n)))
                .allMatch(decivolts -> decivolts > ADEQUATE && decivolts < 1335);
        assertThat(moments(mains, 1).distinct().count()).isGreaterThan(10);
    }

    @Test
    void soManyMetersSagAndAlwaysTheSameOnes() {
        var mains = new Mains(7, 127, 20);
        long low = 0;
        long critical = 0;
        for (long matricula = 0; matricula < 10_000; matricula++) {
            long moments = moments(mains, matricula).filter(volts -> volts < ADEQUATE).count();
            assertThat(moments).isIn(0L, 100L);
            low += moments / 100;
            critical += moments(mains, matricula).allMatch(volts -> volts < CRITICAL) ? 1 : 0;
        }
        assertThat(low).isBetween(1_800L, 2_200L);
        assertThat(critical).isBetween(600L, 1_200L);
    }

    @Test
    void theSameSeedTellsTheSame() {
        assertThat(moments(new Mains(7, 220, 20), 3))
                .containsExactly(moments(new Mains(7, 220, 20), 3).boxed().toArray(Integer[]::new));
    }

    @Test
    void theHighestNominalVoltageFitsIntoADatagram() {
        assertThat(
                        LongStream.range(0, 100_000)
                                .mapToInt(n ->
                                        new Mains(n, Mains.HIGHEST_NOMINAL, 0).decivolts(n, n)))
                .allMatch(decivolts -> decivolts <= 9999);
    }

    private static IntStream moments(Mains mains, long matricula) {
        return IntStream.range(0, 100).map(n -> mains.decivolts(matricula, n * 900_000_000L));
    }
}

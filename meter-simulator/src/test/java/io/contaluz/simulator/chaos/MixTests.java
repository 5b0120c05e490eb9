package io.contaluz.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixTests {

    @Test
    void theDefaultsAreAMixLikeAnyOther() {
        assertThat(Mix.defaults())
                .isEqualTo(
                        "loss=0.01,duplicate=0.02,reorder=0.05,skew=0.01,dip=0.01,malformed=0.01,"
                                + "forged=0.01,conflict=0.005,rollover=0.05,exchange=0.05,"
                                + "silent=0.05");
        assertThat(Rehearsal.of(Mix.defaults(), 5).texts())
                .isEqualTo(Rehearsal.of("all", 5).texts());
    }

    @Test
    void whatFollowsAllChangesIt() {
        var run = Rehearsal.of("all,loss=0,reorder=0", 5);
        assertThat(run.count("loss")).isZero();
        assertThat(run.count("reorder")).isZero();
        assertThat(run.count("duplicate")).isPositive();
    }

    @Test
    void aShareOfOneIsAlways() {
        var mix = Mix.parse("dip=1.0,silent=1");
        var random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(mix.ofReading(random)).isEqualTo(ReadingMishap.DIP);
            assertThat(mix.ofMeter(random)).isEqualTo(MeterMishap.SILENT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    ""                   | '' is not all, nor a share of loss, duplicate
                    everything           | 'everything' is not all
                    theft=0.1            | 'theft=0.1' is not all
                    loss                 | 'loss' is not all
                    loss=0.1,            | '' is not all
                    loss=                | '' is no share
                    loss=1.1             | '1.1' is no share
                    loss=-0.1            | '-0.1' is no share
                    loss=1e-3            | '1e-3' is no share
                    loss=0.6,dip=0.5     | the shares of
                    silent=0.6,exchange=1 | the shares of
                    """)
    void aSenselessMixIsToldOf(String spec, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mix.parse(spec))
                .withMessageContaining(told);
    }
}

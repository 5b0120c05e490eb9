package io.contaluz.ingest.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SlotEnergiesTests {

    private static final long MINUTE = 60_000_000;

    private final SlotEnergies slots = new SlotEnergies(0);

    @Test
    void energyAcrossABoundaryIsApportionedByTimeAndEstimated() {
        slots.add(10 * MINUTE, 20 * MINUTE, 101);
        assertThat(patch(0, 2)).isEqualTo("0+0 {50,51} 11");
    }

    @Test
    void energyUpToABoundaryIsNotEstimated() {
        slots.add(10 * MINUTE, 15 * MINUTE, 7);
        slots.add(15 * MINUTE, 16 * MINUTE, 9);
        assertThat(patch(0, 2)).isEqualTo("0+0 {7,9} 00");
    }

    @Test
    void noEnergyIsNoEstimate() {
        slots.add(10 * MINUTE, 50 * MINUTE, 0);
        assertThat(patch(0, 5)).isEqualTo("0+0 {0,0,0,0,null} 00000");
    }

    @Test
    void whatAppearsAtABoundaryIsTheSlotsThatEndsThere() {
        slots.add(30 * MINUTE, 30 * MINUTE, 5);
        assertThat(patch(0, 3)).isEqualTo("0+0 {null,5,null} 000");
    }

    @Test
    void whatCameBeforeTheFirstSlotIsNotKept() {
        var later = new SlotEnergies(2);
        later.add(15 * MINUTE, 45 * MINUTE, 90);
        assertThat(later.energy(2)).isEqualTo(45);
        assertThat(later.isEstimated(2)).isTrue();
        assertThat(later.begin()).isEqualTo(2);
    }

    @Test
    void aDayThatEndsBeginsAnother() {
        slots.add(0, 24 * 60 * MINUTE + 1, 96);
        var patches = new ArrayList<DayPatch>();
        slots.patch(7, 95, 97, patches::add);
        assertThat(patches).hasSize(2);
        assertThat(patches.getFirst().before()).isEqualTo(95);
        assertThat(patches.getLast()).isEqualTo(new DayPatch(7, 1, 0, "{1}", "1"));
    }

    @Test
    void theLargestRegistersDoNotOverflow() {
        long years = 60L * 366 * 24 * 60 * MINUTE;
        long most = 1_000_000_000_000L * 1_000_000;
        slots.add(0, years, most);
        long sum = 0;
        for (int slot = 0; slot < slots.end(); slot++) {
            assertThat(slots.energy(slot)).isBetween(most / slots.end(), most / slots.end() + 1);
            sum += slots.energy(slot);
        }
        assertThat(sum).isEqualTo(most);
    }

    private String patch(int from, int to) {
        var text = new StringBuilder();
        slots.patch(
                1,
                from,
                to,
                patch ->
                        text.append(patch.day())
                                .append('+')
                                .append(patch.before())
                                .append(' ')
                                .append(patch.energies())
                                .append(' ')
                                .append(patch.estimated()));
        return text.toString();
    }
}

package io.contaluz.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelDropsTests {

    /// 50001 is C351.
    private static final List<String> TABLE =
            List.of(
                    "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"
                            + "   uid  timeout inode ref pointer drops",
                    "  1: 00000000:C351 00000000:0000 07 00000000:00000000 00:00000000 00000000"
                            + "     0        0 51 2 0000000000000000 17",
                    "  2: 0100007F:C351 00000000:0000 07 00000000:00000000 00:00000000 00000000"
                            + "     0        0 52 2 0000000000000000 4",
                    "  3: 00000000:C352 00000000:0000 07 00000000:00000000 00:00000000 00000000"
                            + "     0        0 53 2 0000000000000000 99");

    @Test
    void areThoseOfTheSocketsOnThePort() {
        assertThat(KernelDrops.dropped(TABLE, 50001)).isEqualTo(21);
    }

    @Test
    void areNoneOnAPortThatNobodyHolds() {
        assertThat(KernelDrops.dropped(TABLE, 1)).isZero();
    }
}

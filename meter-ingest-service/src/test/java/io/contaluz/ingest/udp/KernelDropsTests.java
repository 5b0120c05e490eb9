package io.contaluz.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
    void areThoseOfTheSocketOnThePort() {
        assertThat(KernelDrops.dropped(TABLE, 50001, Set.of("51"))).isEqualTo(17);
    }

    @Test
    void areNotThoseOfAnotherSocketOnThePort() {
        assertThat(KernelDrops.dropped(TABLE, 50001, Set.of("52", "53"))).isEqualTo(4);
    }

    @Test
    void areNoneOnAPortThatNobodyHolds() {
        assertThat(KernelDrops.dropped(TABLE, 1, Set.of("51", "52", "53"))).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere nobody tells
    void areWhatWasSentAndCannotBeRead() throws IOException {
        int sent = 2000;
        try (var socket = DatagramChannel.open();
                var sender = DatagramChannel.open()) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.configureBlocking(false);
            for (int i = 0; i < sent; i++) {
                sender.send(ByteBuffer.allocate(100), socket.getLocalAddress());
            }
            int read = 0;
            while (socket.receive(ByteBuffer.allocate(100)) != null) {
                read++;
            }
            int port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            assertThat(KernelDrops.of(port)).isPositive().isEqualTo(sent - read);
        }
    }
}

package io.contaluz.simulator.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatagramsTests {

    private static final int LONGEST = 128;
    // IPv4 ends at 65,507.
    private static final int TOO_LONG = 65_530;

    enum Way {
        CHANNEL {
            @Override
            Datagrams to(InetSocketAddress address) throws IOException {
                return ChannelDatagrams.connect(address, LONGEST, null);
            }
        },
        /// On a system without it this is the channel again.
        FASTEST {
            @Override
            Datagrams to(InetSocketAddress address) throws IOException {
                return Datagrams.to(address, LONGEST);
            }
        };

        abstract Datagrams to(InetSocketAddress address) throws IOException;
    }

    private final List<Integer> lost = new ArrayList<>();
    private DatagramSocket receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        receiver.setSoTimeout(5_000);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource
    void batchesArriveWholeAndInOrder(Way way) throws IOException {
        try (var datagrams = way.to(address())) {
            for (int batch = 0; batch < 3; batch++) {
                for (int i = 0; i < Datagrams.BATCH; i++) {
                    datagrams.next(0).put(bytes("batch " + batch + ", place " + i));
                }
                datagrams.flush(lost::add);
                for (int i = 0; i < Datagrams.BATCH; i++) {
                    assertThat(receive()).isEqualTo("batch " + batch + ", place " + i);
                }
            }
            assertThat(datagrams.errors()).isZero();
            assertThat(lost).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPortThatNobodyListensToIsCountedAndGoneOnFrom(Way way) throws IOException {
        var address = address();
        receiver.close();
        try (var datagrams = way.to(address)) {
            for (int batch = 0; batch < 10; batch++) {
                datagrams.next(0).put(bytes("one"));
                datagrams.next(0).put(bytes("two"));
                datagrams.flush(lost::add);
            }
            assertThat(datagrams.errors()).isPositive();
            assertThat(lost).as("each is handed over at the second try").isEmpty();
            receiver = new DatagramSocket(address);
            receiver.setSoTimeout(5_000);
            datagrams.next(0).put(bytes("now"));
            datagrams.flush(lost::add);
            assertThat(receive()).isEqualTo("now");
        }
    }

    @Test
    void aLostDatagramOfManySourcesIsTheOneAtItsPlace() throws IOException {
        try (var datagrams = Datagrams.spread(address(), 64 << 10, 3)) {
            for (int sender = 0; sender < 6; sender++) {
                var next = datagrams.next(sender);
                next.position(sender == 4 ? TOO_LONG : 1);
            }
            datagrams.flush(lost::add);
            assertThat(lost).containsExactly(4);
            assertThat(datagrams.errors()).isPositive();
        }
    }

    @Test
    void theFastestWayIsTakenWhereItIsOpen() throws IOException {
        try (var datagrams = Datagrams.to(address(), LONGEST)) {
            assertThat(datagrams instanceof NativeDatagrams)
                    .isEqualTo(NativeDatagrams.isSupported());
        }
    }

    @ParameterizedTest
    @EnumSource
    void addressesOfTheSixthVersionAreReached(Way way) throws IOException {
        receiver.close();
        var six = InetAddress.ofLiteral("::1");
        try {
            receiver = new DatagramSocket(0, six);
        } catch (IOException e) {
            org.junit.jupiter.api.Assumptions.abort("this host has no IPv6");
        }
        receiver.setSoTimeout(5_000);
        try (var datagrams = way.to(new InetSocketAddress(six, receiver.getLocalPort()))) {
            datagrams.next(0).put(bytes("six"));
            datagrams.flush(lost::add);
            assertThat(receive()).isEqualTo("six");
        }
    }

    private InetSocketAddress address() {
        return (InetSocketAddress) receiver.getLocalSocketAddress();
    }

    private String receive() throws IOException {
        var packet = new DatagramPacket(new byte[2048], 2048);
        receiver.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

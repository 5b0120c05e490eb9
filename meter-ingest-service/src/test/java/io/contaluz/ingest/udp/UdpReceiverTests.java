package io.contaluz.ingest.udp;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

import java.net.DatagramSocket;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class UdpReceiverTests {

    @Test
    void aPortInUseEndsTheStart() throws Exception {
        try (var taken = new DatagramSocket(0)) {
            var receiver = new UdpReceiver(taken.getLocalPort(), mock(), Clock.systemUTC());
            receiver.setBeanFactory(new DefaultListableBeanFactory());
            receiver.setOutputChannel(mock());
            receiver.afterPropertiesSet();
            assertThatExceptionOfType(UdpPortInUseException.class)
                    .isThrownBy(receiver::start)
                    .withMessage("UDP port %d is in use", taken.getLocalPort());
        }
    }
}

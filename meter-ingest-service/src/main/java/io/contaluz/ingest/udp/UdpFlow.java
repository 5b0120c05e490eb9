package io.contaluz.ingest.udp;

import io.contaluz.ingest.intake.Answers;
import io.contaluz.ingest.intake.DatagramCounts;
import io.contaluz.ingest.intake.Inbox;
import java.time.Clock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.integration.context.IntegrationContextUtils;

/// The way from the socket to the intake, and back.
@Configuration(proxyBeanMethods = false)
class UdpFlow {

    @Bean
    UdpReceiver udpReceiver(
            UdpProperties properties,
            Inbox inbox,
            Answers answers,
            DatagramCounts counts,
            Clock clock) {
        var receiver = new UdpReceiver(properties.port(), inbox, clock);
        receiver.setSoReceiveBufferSize((int) properties.receiveBuffer().toBytes());
        receiver.setLookupHost(false);
        // The loop's own thread is the only one: nothing is handed on.
        receiver.setTaskExecutor(new SimpleAsyncTaskExecutor("udp-"));
        receiver.setOutputChannelName(IntegrationContextUtils.NULL_CHANNEL_BEAN_NAME);
        // Started last and stopped first, so that what was received can still be stored.
        receiver.setPhase(Integer.MAX_VALUE);
        counts.kernelDrops(() -> KernelDrops.of(receiver.getPort()));
        answers.through(receiver::send);
        return receiver;
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "contaluz.udp.warm-up", matchIfMissing = true)
    WarmUp warmUp(Clock clock, BeanFactory beans) {
        return new WarmUp(clock, beans);
    }
}

package io.contaluz.ingest.udp;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// The socket.
///
/// @param port 0 takes any free one
/// @param receiveBuffer what the kernel may hold for us; it grants at most `net.core.rmem_max`
/// @param warmUp whether made-up datagrams are received on a private socket before the start
@Validated
@ConfigurationProperties("contaluz.udp")
record UdpProperties(
        @DefaultValue("50001") @Min(0) @Max(65535) int port,
        @DefaultValue("4MB") DataSize receiveBuffer,
        @DefaultValue("true") boolean warmUp) {}

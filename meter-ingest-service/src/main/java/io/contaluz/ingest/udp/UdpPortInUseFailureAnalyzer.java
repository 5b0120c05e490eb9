package io.contaluz.ingest.udp;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells the operator what to do, in place of a stack trace.
final class UdpPortInUseFailureAnalyzer extends AbstractFailureAnalyzer<UdpPortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, UdpPortInUseException failure) {
        return new FailureAnalysis(
                "UDP port %d is in use.".formatted(failure.port()),
                "Set CONTALUZ_UDP_PORT to a free one, or end the process that holds it.",
                failure);
    }
}

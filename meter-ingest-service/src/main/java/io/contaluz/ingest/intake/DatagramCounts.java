package io.contaluz.ingest.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.ingest.wire.DatagramRejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.LongSupplier;

/// Where every datagram went, each to exactly one place (docs/wire-format.md).
public final class DatagramCounts {

    private static final String NAME = "contaluz.datagrams";

    private final MeterRegistry registry;
    private final Counter received;
    private final Counter decoded;
    private final Counter bufferFull;
    private final Counter addressRate;
    private final Counter meterRate;
    private final Counters<DatagramRejection> rejected;
    private final Counter evidenceNotKept;
    private volatile LongSupplier kernelDropped = () -> 0;

    DatagramCounts(MeterRegistry registry) {
        this.registry = registry;
        received = registry.counter("contaluz.datagrams.received");
        decoded = registry.counter(NAME, "outcome", "decoded", "reason", "");
        bufferFull = registry.counter(NAME, "outcome", "dropped", "reason", "buffer_full");
        addressRate = registry.counter(NAME, "outcome", "dropped", "reason", "address_rate");
        meterRate = registry.counter(NAME, "outcome", "dropped", "reason", "meter_rate");
        rejected =
                new Counters<>(registry, NAME, DatagramRejection.class, DatagramRejection::label);
        evidenceNotKept = registry.counter("contaluz.rejected.datagrams.not.kept");
    }

    /// Tells where the kernel counts the datagrams that it dropped before anybody saw them.
    public void kernelDrops(LongSupplier source) {
        kernelDropped = source;
        FunctionCounter.builder(
                        "contaluz.datagrams.kernel.dropped", source, LongSupplier::getAsLong)
                .register(registry);
    }

    void received() {
        received.increment();
    }

    void decoded() {
        decoded.increment();
    }

    void rejected(DatagramRejection reason) {
        rejected.increment(reason);
    }

    void droppedForFullBuffer() {
        bufferFull.increment();
    }

    void droppedForItsAddressesRate() {
        addressRate.increment();
    }

    void droppedForItsMetersRate() {
        meterRate.increment();
    }

    void evidenceNotKept() {
        evidenceNotKept.increment();
    }

    Snapshot snapshot() {
        return new Snapshot(
                Counters.count(received),
                Counters.count(decoded),
                rejected.byLabel(),
                Map.of(
                        "buffer_full", Counters.count(bufferFull),
                        "address_rate", Counters.count(addressRate),
                        "meter_rate", Counters.count(meterRate)),
                kernelDropped.getAsLong());
    }

    /// Datagrams since the start.
    ///
    /// @param kernelDropped those that the kernel threw away before anybody saw them
    record Snapshot(
            long received,
            long decoded,
            Map<String, Long> rejected,
            Map<String, Long> dropped,
            @JsonProperty("kernel_dropped") long kernelDropped) {

        /// Those that are nowhere; 0 but for one on its way at this moment.
        long residual() {
            return received - decoded - Counters.sum(rejected) - Counters.sum(dropped);
        }
    }
}

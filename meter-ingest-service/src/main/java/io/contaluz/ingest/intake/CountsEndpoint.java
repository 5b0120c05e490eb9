package io.contaluz.ingest.intake;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/// `/actuator/contagem`: where every datagram and every reading went.
@Component
@Endpoint(id = "contagem")
class CountsEndpoint {

    private final DatagramCounts datagrams;
    private final ReadingCounts readings;
    private final List<MoreCounts> others;

    CountsEndpoint(DatagramCounts datagrams, ReadingCounts readings, List<MoreCounts> others) {
        this.datagrams = datagrams;
        this.readings = readings;
        this.others = others;
    }

    /// What the sums leave over: 0 but for what is on its way at this moment.
    record Residual(long datagrams, long readings) {}

    record Answer(
            DatagramCounts.Snapshot datagrams,
            ReadingCounts.Snapshot readings,
            Residual residual,
            @JsonProperty("latency_ms") Map<String, Double> latency,
            @JsonAnyGetter Map<String, Object> others) {}

    @ReadOperation
    Answer read() {
        var countedReadings = readings.snapshot();
        var countedDatagrams = datagrams.snapshot();
        var residual = new Residual(countedDatagrams.residual(), countedReadings.residual());
        var counted = new TreeMap<String, Object>();
        others.forEach(other -> counted.put(other.name(), other.snapshot()));
        return new Answer(
                countedDatagrams, countedReadings, residual, readings.latencies(), counted);
    }
}

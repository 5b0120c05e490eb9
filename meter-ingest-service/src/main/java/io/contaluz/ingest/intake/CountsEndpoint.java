package io.contaluz.ingest.intake;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/// `/actuator/contagem`: where every datagram and every reading went. The same as text:
/// `/actuator/contagem/tabela`.
@Component
@Endpoint(id = "contagem")
class CountsEndpoint {

    private final DatagramCounts datagrams;
    private final ReadingCounts readings;
    private final List<MoreCounts> others;
    private final long begin = System.nanoTime();

    CountsEndpoint(DatagramCounts datagrams, ReadingCounts readings, List<MoreCounts> others) {
        this.datagrams = datagrams;
        this.readings = readings;
        this.others = others;
    }

    /// What the sums leave over: 0 but for what is on its way at this moment.
    record Residual(long datagrams, long readings) {}

    /// @param uptime seconds in which all this was counted
    record Answer(
            @JsonProperty("uptime_s") double uptime,
            DatagramCounts.Snapshot datagrams,
            ReadingCounts.Snapshot readings,
            Residual residual,
            @JsonProperty("latency_ms") Map<String, Double> latency,
            @JsonAnyGetter Map<String, Map<String, Number>> others) {}

    @ReadOperation
    Answer read() {
        var countedReadings = readings.snapshot();
        var countedDatagrams = datagrams.snapshot();
        var residual = new Residual(countedDatagrams.residual(), countedReadings.residual());
        var counted = new TreeMap<String, Map<String, Number>>();
        others.forEach(other -> counted.put(other.name(), other.snapshot()));
        return new Answer(
                uptime(),
                countedDatagrams,
                countedReadings,
                residual,
                readings.latencies(),
                counted);
    }

    /// For who looks at it with nothing but a terminal.
    ///
    /// @return null, which is 404, for any other name than `tabela`
    @ReadOperation(produces = "text/plain;charset=UTF-8")
    @Nullable String table(@Selector String form) {
        return form.equals("tabela") ? CountsTable.of(read()) : null;
    }

    private double uptime() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0;
    }
}

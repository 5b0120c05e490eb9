package io.contaluz.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands in for ingest: stores what numbered datagrams hold, and answers as `docs/wire-format.md`
/// tells.
public final class IngestStub {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Map<String, String>> stored = new TreeMap<>();
    private final Map<Long, NavigableSet<Long>> settled = new HashMap<>();
    private final Set<Long> refusedNumbers = new HashSet<>();

    /// Refuses readings of these numbers from now on.
    public synchronized void refuses(Long... numbers) {
        refusedNumbers.addAll(List.of(numbers));
    }

    /// How many readings are stored.
    public synchronized long count() {
        return stored.values().stream().mapToLong(Map::size).sum();
    }

    /// The registers of each matricula by time, as they were written.
    public synchronized Map<String, Map<String, String>> stored() {
        return stored;
    }

    /// Takes a datagram in.
    ///
    /// @return its answer
    public synchronized String answer(String text) {
        var datagram = JSON.readTree(text);
        long boot = datagram.path("boot").asLong();
        var numbers = settled.computeIfAbsent(boot, _ -> new TreeSet<>());
        var refused = new TreeSet<Long>();
        boolean known = true;
        long ack = 0;
        for (var reading : readings(datagram)) {
            long seq = reading.path("seq").asLong();
            ack = Math.max(ack, seq);
            if (refusedNumbers.contains(seq)) {
                refused.add(seq);
            } else {
                known &= !store(datagram.path("matricula").asString(), reading);
            }
            numbers.add(seq);
        }
        var status = refused.isEmpty() ? known ? "dup" : "ok" : "rej";
        return "{\"ack\":%d,\"boot\":%d,\"st\":\"%s\",\"rej\":%s,\"base\":%d,\"miss\":%s}"
                .formatted(ack, boot, status, refused, base(numbers), missing(numbers));
    }

    private static List<JsonNode> readings(JsonNode datagram) {
        return datagram.has("leituras")
                ? datagram.path("leituras").valueStream().toList()
                : List.of(datagram);
    }

    /// @return whether it is new
    private boolean store(String matricula, JsonNode reading) {
        return stored.computeIfAbsent(matricula, _ -> new TreeMap<>())
                        .put(
                                reading.path("data_hora").asString(),
                                reading.path("consumo_atual").asString())
                == null;
    }

    private static long base(NavigableSet<Long> numbers) {
        long base = 0;
        while (numbers.contains(base + 1)) {
            base++;
        }
        return base;
    }

    private static List<Long> missing(NavigableSet<Long> numbers) {
        return LongStream.range(base(numbers) + 1, numbers.last())
                .filter(number -> !numbers.contains(number))
                .boxed()
                .collect(Collectors.toList());
    }
}

package io.contaluz.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/// One counter a reason, each registered before it first counts.
final class Counters<E extends Enum<E>> {

    private final Map<E, Counter> counters;
    private final Function<E, String> label;

    Counters(MeterRegistry registry, String name, Class<E> reasons, Function<E, String> label) {
        this.counters = new EnumMap<>(reasons);
        this.label = label;
        for (var reason : reasons.getEnumConstants()) {
            var text = label.apply(reason);
            counters.put(reason, registry.counter(name, "outcome", "rejected", "reason", text));
        }
    }

    void increment(E reason) {
        Objects.requireNonNull(counters.get(reason)).increment();
    }

    Map<String, Long> byLabel() {
        var counts = new TreeMap<String, Long>();
        counters.forEach((reason, counter) -> counts.put(label.apply(reason), count(counter)));
        return counts;
    }

    static long count(Counter counter) {
        return (long) counter.count();
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

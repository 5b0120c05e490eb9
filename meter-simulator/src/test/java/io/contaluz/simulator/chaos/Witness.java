package io.contaluz.simulator.chaos;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads datagrams as `docs/wire-format.md` says, keeps what has to be stored, and computes energy
/// from the registers. Knows nothing of what was planned.
final class Witness {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Instant OLDEST =
            Rehearsal.NOW.atZone(Rehearsal.ZONE).minusMonths(66).toInstant();

    private final Map<Long, NavigableMap<Instant, Long>> stored = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final List<Installation> installations;
    private long duplicates;
    private long conflicts;

    private record Installation(
            long matricula, Instant from, Instant until, long modulus, long initial, long last) {

        static Installation of(String line) {
            var cells = line.split(",", -1);
            boolean open = cells[6].isEmpty();
            return new Installation(
                    Long.parseLong(cells[0]),
                    Instant.parse(cells[2]),
                    open ? Instant.MAX : Instant.parse(cells[6]),
                    BigDecimal.TEN.pow(Integer.parseInt(cells[3]) + 3).longValueExact(),
                    wattHours(new BigDecimal(cells[5])),
                    open ? 0 : wattHours(new BigDecimal(cells[7])));
        }

        boolean holds(long usagePoint, Instant time) {
            return matricula == usagePoint && !time.isBefore(from) && time.isBefore(until);
        }
    }

    Witness(Rehearsal rehearsal) {
        installations = rehearsal.installations().stream().map(Installation::of).toList();
        rehearsal.datagrams().forEach(this::receive);
    }

    long duplicates() {
        return duplicates;
    }

    long conflicts() {
        return conflicts;
    }

    Map<String, Long> rejected() {
        return rejected;
    }

    /// What is stored of a meter.
    NavigableMap<Instant, Long> stored(long matricula) {
        return stored.getOrDefault(matricula, new TreeMap<>());
    }

    private void receive(byte[] bytes) {
        var reason = refusal(bytes);
        if (reason != null) {
            rejected.merge(reason, 1L, Long::sum);
            return;
        }
        var reading = JSON.readTree(bytes);
        long register = wattHours(reading.path("consumo_atual").decimalValue());
        var before =
                stored.computeIfAbsent(
                                Long.valueOf(reading.path("matricula").asString()),
                                _ -> new TreeMap<>())
                        .putIfAbsent(time(reading), register);
        if (before != null && before == register) {
            duplicates++;
        } else if (before != null) {
            conflicts++;
        }
    }

    private static @Nullable String refusal(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var reading = JSON.readTree(bytes);
            if (reading.has("kid")) {
                return "unknown_kid";
            }
            if (time(reading).isAfter(Rehearsal.NOW.plus(TOLERANCE))) {
                return "future";
            }
            return time(reading).isBefore(OLDEST) ? "ancient" : null;
        } catch (CharacterCodingException e) {
            return "not_utf8";
        } catch (JacksonException e) {
            return e.getOriginalMessage().contains("Duplicate") ? "duplicate_key" : "not_json";
        } catch (DateTimeException e) {
            return "bad_data_hora";
        }
    }

    private static Instant time(JsonNode reading) {
        var text = reading.path("data_hora").asString();
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text, LOCAL).atZone(Rehearsal.ZONE).toInstant();
    }

    /// Reading by reading, from the register that was good last; what falls and has not turned over
    /// is passed over, and until a reading is good again nothing turns over.
    long energy(long matricula) {
        long energy = 0;
        boolean fallen = false;
        Map.Entry<Instant, Long> good = null;
        for (var reading : stored(matricula).entrySet()) {
            if (good == null) {
                good = reading;
                continue;
            }
            var grown = between(matricula, good, reading, fallen);
            fallen = grown < 0;
            if (!fallen) {
                energy += grown;
                good = reading;
            }
        }
        return energy;
    }

    private long between(
            long matricula,
            Map.Entry<Instant, Long> from,
            Map.Entry<Instant, Long> to,
            boolean fallen) {
        var stays = stays(matricula, from.getKey(), to.getKey());
        if (stays.isEmpty() || (fallen && stays.size() == 1)) {
            return to.getValue() - from.getValue();
        }
        if (stays.size() == 1) {
            var time = Duration.between(from.getKey(), to.getKey());
            return grown(from.getValue(), to.getValue(), stays.getFirst().modulus(), time);
        }
        // No meter that is exchanged turns over.
        long rest = to.getValue() - stays.getLast().initial();
        return rest < 0 ? rest : rest + stays.getFirst().last() - from.getValue();
    }

    /// Negative where it fell.
    private static long grown(long from, long to, long modulus, Duration time) {
        if (to >= from) {
            return to - from;
        }
        long turned = to - from + modulus;
        long watts = 200_000;
        boolean possible = (turned - 1_000) * 3_600_000 <= watts * time.toMillis();
        return possible && turned < modulus / 10 ? turned : to - from;
    }

    private List<Installation> stays(long matricula, Instant from, Instant to) {
        var stays = new ArrayList<Installation>();
        for (var installation : installations) {
            if (installation.holds(matricula, from) || installation.holds(matricula, to)) {
                stays.add(installation);
            }
        }
        return stays;
    }

    private static long wattHours(BigDecimal kilowattHours) {
        return kilowattHours.movePointRight(3).longValueExact();
    }
}

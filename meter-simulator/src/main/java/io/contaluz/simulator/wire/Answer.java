package io.contaluz.simulator.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the receiver of a numbered datagram answers (`docs/wire-format.md`).
///
/// @param ack the greatest number of the datagram
/// @param boot the epoch of the numbers
/// @param status what became of the worst of its readings
/// @param refused numbers that are not to be sent again
/// @param base all numbers up to here are settled
/// @param missing numbers above it that never arrived
public record Answer(
        long ack, long boot, Status status, List<Long> refused, long base, List<Long> missing) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What became of a reading.
    public enum Status {
        STORED,
        DUPLICATE,
        REFUSED
    }

    /// Decodes an answer.
    ///
    /// @return nothing if it is none
    public static Optional<Answer> decode(ByteBuffer datagram) {
        var bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        try {
            return of(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> of(JsonNode json) {
        if (!Stream.of("ack", "boot", "base")
                .allMatch(name -> json.path(name).isIntegralNumber())) {
            return Optional.empty();
        }
        return status(json.path("st").asString(""))
                .map(status ->
                        new Answer(
                                json.path("ack").asLong(),
                                json.path("boot").asLong(),
                                status,
                                numbers(json.path("rej")),
                                json.path("base").asLong(),
                                numbers(json.path("miss"))));
    }

    private static Optional<Status> status(String text) {
        return switch (text) {
            case "ok" -> Optional.of(Status.STORED);
            case "dup" -> Optional.of(Status.DUPLICATE);
            case "rej" -> Optional.of(Status.REFUSED);
            default -> Optional.empty();
        };
    }

    private static List<Long> numbers(JsonNode array) {
        return array.valueStream()
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asLong)
                .toList();
    }
}

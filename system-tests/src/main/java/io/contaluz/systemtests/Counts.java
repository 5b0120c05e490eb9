package io.contaluz.systemtests;

import tools.jackson.databind.JsonNode;

/// Where ingest says that every datagram and every reading went since its start, as JSON.
public record Counts(JsonNode json) {

    /// One counter, by its JSON pointer.
    public long at(String pointer) {
        var count = json.at(pointer);
        if (!count.isNumber()) {
            throw new IllegalArgumentException("no counter " + pointer + " in " + json);
        }
        return count.asLong();
    }

    /// The sum of the counters under a JSON pointer.
    public long sum(String pointer) {
        return json.at(pointer).valueStream().mapToLong(JsonNode::asLong).sum();
    }

    /// Readings, sent one a datagram, that are not in the table for a reason that is counted.
    public long unstored() {
        return at("/datagrams/kernel_dropped")
                + sum("/datagrams/dropped")
                + sum("/datagrams/rejected")
                + at("/readings/duplicate")
                + at("/readings/conflict")
                + sum("/readings/rejected")
                + sum("/readings/dropped")
                + sum("/readings/waiting");
    }

    public long stored() {
        return at("/readings/stored");
    }

    /// Readings that wait in memory or on disk for the database.
    public long waiting() {
        return at("/readings/waiting/buffer") + at("/readings/waiting/spool");
    }

    /// Whether each datagram and each reading is somewhere.
    public boolean close() {
        return at("/residual/datagrams") == 0 && at("/residual/readings") == 0;
    }
}

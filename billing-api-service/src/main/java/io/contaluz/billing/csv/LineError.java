package io.contaluz.billing.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Why a line was rejected.
public record LineError(
        @JsonProperty("linha") long line,
        @JsonProperty("campo") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String field,
        @JsonProperty("motivo") String reason) {

    /// Rejects a line for what was wrong with it.
    public static LineError of(long line, Refusal refusal) {
        return new LineError(line, refusal.field(), refusal.detail());
    }
}

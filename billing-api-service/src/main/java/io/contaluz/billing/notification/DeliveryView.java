package io.contaluz.billing.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery as the API shows it.
///
/// @param dueAt when it is tried next; null if it is not
/// @param outcome how the last attempt ended; null before the first
record DeliveryView(
        @JsonIgnore long id,
        @JsonProperty("evento") UUID eventId,
        @JsonProperty("tipo") EventKind kind,
        @JsonProperty("matricula") String matricula,
        @JsonProperty("estado") DeliveryState state,
        @JsonProperty("tentativas") int attempts,
        @JsonProperty("ocorrido_em") Instant occurredAt,
        @JsonProperty("proxima_tentativa") @Nullable Instant dueAt,
        @JsonProperty("encerrada_em") @Nullable Instant finishedAt,
        @JsonProperty("resultado") @Nullable String outcome) {}

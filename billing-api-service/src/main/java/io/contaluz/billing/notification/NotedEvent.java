package io.contaluz.billing.notification;

import java.util.UUID;

/// An event as its table has it.
///
/// @param body the JSON that is sent
record NotedEvent(UUID id, EventKind kind, String matricula, String message, String body) {}

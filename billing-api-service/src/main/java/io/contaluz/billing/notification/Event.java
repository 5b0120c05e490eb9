package io.contaluz.billing.notification;

import io.contaluz.billing.usagepoint.Matricula;
import java.util.Map;

/// Something that happened at a usage point.
///
/// @param message for people, in Portuguese
/// @param data for programs: what becomes the JSON member `dados`, with Portuguese names
public record Event(
        EventKind kind, Matricula matricula, String message, Map<String, Object> data) {}

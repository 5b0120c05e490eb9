package io.contaluz.ingest.wire;

import java.util.Locale;

/// What was wrong with a datagram (docs/wire-format.md).
public enum DatagramRejection {
    EMPTY,
    TOO_LONG,
    NOT_UTF8,
    NOT_JSON,
    TOO_DEEP,
    DUPLICATE_KEY,
    NUMBER_TOO_LONG,
    MISSING_MEMBER,
    WRONG_TYPE,
    BAD_MATRICULA,
    BAD_CONSUMO,
    BAD_DATA_HORA,
    BAD_SEQ,
    BAD_TENSAO,
    BAD_LEITURAS,
    BAD_MAC,
    UNKNOWN_KID,
    WRONG_MAC,
    MAC_REQUIRED,
    OUR_CLOCK;

    private final String label = name().toLowerCase(Locale.ROOT);

    /// The name in counters and in `rejected_datagram`.
    public String label() {
        return label;
    }
}

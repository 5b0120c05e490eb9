package io.contaluz.billing.metering;

/// Where readings that billing stores come from, as the table has it.
public enum Source {
    IMPORT(2),
    DEMONSTRATION(3);

    private final int code;

    Source(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}

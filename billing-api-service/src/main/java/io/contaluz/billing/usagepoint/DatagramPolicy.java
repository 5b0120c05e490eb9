package io.contaluz.billing.usagepoint;

import com.fasterxml.jackson.annotation.JsonValue;

/// Which datagrams are taken for a usage point (docs/wire-format.md, "Without loss").
enum DatagramPolicy {
    /// With a mac or without.
    LEGACY("legacy"),
    /// With a mac only.
    MAC_REQUIRED("mac-required");

    private final String code;

    DatagramPolicy(String code) {
        this.code = code;
    }

    /// As the table and the API have it.
    @JsonValue
    String code() {
        return code;
    }

    static DatagramPolicy of(String code) {
        return code.equals(MAC_REQUIRED.code) ? MAC_REQUIRED : LEGACY;
    }
}

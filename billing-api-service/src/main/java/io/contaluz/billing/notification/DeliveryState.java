package io.contaluz.billing.notification;

import com.fasterxml.jackson.annotation.JsonValue;
import io.contaluz.billing.refusal.Refusal;
import java.util.Arrays;

/// How far a delivery has come.
enum DeliveryState {
    /// It is due, or will be.
    WAITING("waiting", "pendente"),
    DELIVERED("delivered", "entregue"),
    /// Every attempt has failed; only a replay sends it now.
    SET_ASIDE("set-aside", "retida"),
    /// There was nobody to send it to.
    SKIPPED("skipped", "dispensada");

    private final String column;
    private final String label;

    DeliveryState(String column, String label) {
        this.column = column;
        this.label = label;
    }

    /// As the table has it.
    String column() {
        return column;
    }

    /// As the API shows it.
    @JsonValue
    String label() {
        return label;
    }

    static DeliveryState ofColumn(String column) {
        return Arrays.stream(values())
                .filter(state -> state.column.equals(column))
                .findFirst()
                .orElseThrow();
    }

    /// @throws Refusal if there is none of that name
    static DeliveryState ofLabel(String label) {
        return Arrays.stream(values())
                .filter(state -> state.label.equals(label))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid(
                                "estado", "deve ser pendente, entregue, retida ou dispensada"));
    }
}

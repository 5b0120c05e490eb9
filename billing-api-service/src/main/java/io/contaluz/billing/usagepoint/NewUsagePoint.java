package io.contaluz.billing.usagepoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.customer.Username;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A usage point to be registered, and who answers for it from today on, if anybody does.
record NewUsagePoint(
        @JsonProperty("matricula") @NotNull Matricula matricula,
        @JsonProperty("username") @Nullable Username username,
        @JsonProperty("fuso") @Nullable String zone) {

    NewUsagePoint {
        if (zone != null) {
            Zones.named(zone);
        }
    }

    ZoneId zoneOrDefault() {
        return zone == null ? Zones.DEFAULT : ZoneId.of(zone);
    }
}

package io.contaluz.billing.usagepoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.customer.Username;
import org.jspecify.annotations.Nullable;

/// A usage point as the API shows one.
///
/// @param username who answers for it today; left out if nobody does
record UsagePointView(
        @JsonProperty("matricula") Matricula matricula,
        @JsonProperty("fuso") String zone,
        @JsonProperty("username") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Username username) {

    static UsagePointView of(LocatedUsagePoint usagePoint, @Nullable Username username) {
        return new UsagePointView(usagePoint.matricula(), usagePoint.zone().getId(), username);
    }
}

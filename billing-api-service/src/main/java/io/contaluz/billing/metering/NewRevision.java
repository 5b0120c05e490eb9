package io.contaluz.billing.metering;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.series.State;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A decision about the reading of a time.
///
/// @param register what counts in its place; only where it is edited
/// @param who since nobody signs in yet, whoever says so
record NewRevision(
        @JsonProperty("data_hora") @NotNull String measuredAt,
        @JsonProperty("estado")
                @Schema(
                        type = "string",
                        allowableValues = {"validada", "editada", "estimada", "rejeitada"})
                @NotNull
                String state,
        @JsonProperty("consumo") @Nullable WattHours register,
        @JsonProperty("quem") @NotNull String who,
        @JsonProperty("motivo") @NotNull String why) {

    private static final int LONGEST_WHO = 100;
    private static final int LONGEST_WHY = 500;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /// The state that it puts the reading in.
    ///
    /// @throws Refusal if there is none like that, or the register does not go with it
    State decision() {
        var decided = SeriesWords.decision(state);
        if ((decided == State.EDITED) != (register != null)) {
            throw Refusal.invalid("consumo", "deve vir com o estado editada, e só com ele");
        }
        check("quem", who, LONGEST_WHO);
        check("motivo", why, LONGEST_WHY);
        return decided;
    }

    private static void check(String field, String text, int longest) {
        if (text.isBlank()
                || text.codePointCount(0, text.length()) > longest
                || CONTROL.matcher(text).find()) {
            throw Refusal.invalid(
                    field,
                    "deve ter de 1 a %d caracteres, nenhum deles de controle".formatted(longest));
        }
    }
}

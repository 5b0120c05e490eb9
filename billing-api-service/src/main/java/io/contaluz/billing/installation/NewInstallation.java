package io.contaluz.billing.installation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.contaluz.billing.metering.WattHours;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A meter to be installed, in the place of the one that is there, if one is.
///
/// @param digits 6 unless given
/// @param multiplier 1 unless given
/// @param finalRegister of the meter that it takes the place of
record NewInstallation(
        @JsonProperty("numero_serie") @NotNull SerialNumber serial,
        @JsonProperty("instalado_em") @Schema(type = "string", format = "date-time") @NotNull
                String installedAt,
        @JsonProperty("digitos") @Schema(minimum = "4", maximum = "9", defaultValue = "6")
                @Nullable Integer digits,
        @JsonProperty("constante") @Schema(minimum = "1", maximum = "1000000", defaultValue = "1")
                @Nullable Integer multiplier,
        @JsonProperty("registro_inicial") @NotNull WattHours register,
        @JsonProperty("registro_final_anterior") @Nullable WattHours finalRegister) {

    Installation installation(Instant now) {
        var scale =
                new RegisterScale(
                        digits == null ? RegisterScale.DEFAULT_DIGITS : digits,
                        multiplier == null ? RegisterScale.DEFAULT_MULTIPLIER : multiplier);
        var at = InstallationTime.parse("instalado_em", installedAt, now);
        return new Installation(serial, at, scale, register, null);
    }
}

package io.contaluz.billing.installation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// A meter's stay as the API shows one: times with the offset of the usage point's zone, registers
/// in kWh.
///
/// @param removedAt left out while it is there, as is the final register
record InstallationView(
        @JsonProperty("numero_serie") SerialNumber serial,
        @JsonProperty("instalado_em") String installedAt,
        @JsonProperty("digitos") int digits,
        @JsonProperty("constante") int multiplier,
        @JsonProperty("registro_inicial") BigDecimal register,
        @JsonProperty("retirado_em") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String removedAt,
        @JsonProperty("registro_final") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable BigDecimal finalRegister) {

    static InstallationView of(Installation installation, ZoneId zone) {
        var removal = installation.removal();
        return new InstallationView(
                installation.serial(),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.ofInstant(installation.at(), zone)),
                installation.scale().digits(),
                installation.scale().multiplier(),
                installation.register().toKilowattHours(),
                removal == null
                        ? null
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                OffsetDateTime.ofInstant(removal.at(), zone)),
                removal == null ? null : removal.register().toKilowattHours());
    }
}

package io.contaluz.billing.installation;

import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.refusal.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A meter's stay at a usage point.
///
/// @param at from when on
/// @param register where it stood then
/// @param removal null while it is there
record Installation(
        SerialNumber serial,
        Instant at,
        RegisterScale scale,
        WattHours register,
        @Nullable Removal removal) {

    /// @throws Refusal if the registers do not fit the meter, or the stay ends before it begins
    Installation {
        scale.check("registro_inicial", register);
        if (removal != null) {
            scale.check("registro_final", removal.register());
            if (!removal.at().isAfter(at)) {
                throw Refusal.invalid("retirado_em", "deve vir depois de instalado_em");
            }
        }
    }

    /// Whether two meters would be there at once.
    boolean overlaps(Installation other) {
        return at.isBefore(other.end()) && other.at.isBefore(end());
    }

    private Instant end() {
        return removal == null ? Instant.MAX : removal.at();
    }
}

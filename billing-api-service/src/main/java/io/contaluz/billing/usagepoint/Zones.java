package io.contaluz.billing.usagepoint;

import io.contaluz.billing.refusal.Refusal;
import java.time.ZoneId;
import java.util.Set;

/// The IANA zones that a usage point can be in.
public final class Zones {

    /// Where a usage point is that does not name its own.
    public static final ZoneId DEFAULT = ZoneId.of("America/Sao_Paulo");

    private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Zones() {}

    /// @throws Refusal if there is no such zone
    static ZoneId named(String name) {
        if (!KNOWN.contains(name)) {
            throw Refusal.invalid("fuso", "não é um fuso da IANA, como America/Manaus");
        }
        return ZoneId.of(name);
    }
}

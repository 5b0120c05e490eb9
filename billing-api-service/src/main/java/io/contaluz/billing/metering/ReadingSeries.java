package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.util.ArrayList;
import java.util.List;

/// Readings of one usage point, the earliest first.
public record ReadingSeries(LocatedUsagePoint usagePoint, List<Reading> readings) {

    /// The energy of each period, from one reading to the next.
    ///
    /// @throws Refusal in conflict, if a register fell
    public List<WattHours> consumptions() {
        var consumptions = new ArrayList<WattHours>();
        for (int i = 1; i < readings.size(); i++) {
            consumptions.add(consumption(readings.get(i - 1), readings.get(i)));
        }
        return consumptions;
    }

    private WattHours consumption(Reading earlier, Reading later) {
        if (later.register().compareTo(earlier.register()) < 0) {
            throw Refusal.conflict(
                    "O registro da unidade '%s' recuou de %s para %s."
                            .formatted(usagePoint.matricula(), tell(earlier), tell(later)));
        }
        return later.register().minus(earlier.register());
    }

    private String tell(Reading reading) {
        return "%s kWh (%s)"
                .formatted(
                        reading.register().toKilowattHours(),
                        ReadingTime.format(reading.measuredAt(), usagePoint.zone()));
    }
}

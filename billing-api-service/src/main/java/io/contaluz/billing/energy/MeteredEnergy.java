package io.contaluz.billing.energy;

import io.contaluz.billing.metering.ValidatedSeries;
import io.contaluz.billing.series.CycleEnergy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/// Tells the energy of usage points.
@Service
class MeteredEnergy {

    private final EnergyDays days;
    private final ValidatedSeries series;

    MeteredEnergy(EnergyDays days, ValidatedSeries series) {
        this.days = days;
        this.series = series;
    }

    /// Hands over the slots of a period of which anything is known, the earliest first.
    void each(EnergyPeriod period, Consumer<EnergySlot> consumer) {
        EnergySums.each(period, days(period), consumer);
    }

    List<EnergySlot> all(EnergyPeriod period) {
        var slots = new ArrayList<EnergySlot>();
        each(period, slots::add);
        return slots;
    }

    /// What ingest has rolled up; it knows nothing of what somebody has decided about a reading,
    /// and then the series tells.
    private List<EnergyDay> days(EnergyPeriod period) {
        var usagePoint = period.usagePoint();
        if (!series.isRevised(usagePoint)) {
            return days.of(period);
        }
        var zone = usagePoint.zone();
        var from = SlotLength.QUARTER.startOf(period.start(), zone);
        var to = SlotLength.QUARTER.firstStart(period.end(), zone);
        return EnergyDay.of(CycleEnergy.slots(series.around(usagePoint, from, to, null), from, to));
    }
}

package io.contaluz.billing.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/// Tells the energy of usage points.
@Service
class MeteredEnergy {

    private final EnergyDays days;

    MeteredEnergy(EnergyDays days) {
        this.days = days;
    }

    /// Hands over the slots of a period of which anything is known, the earliest first.
    void each(EnergyPeriod period, Consumer<EnergySlot> consumer) {
        EnergySums.each(period, days.of(period), consumer);
    }

    List<EnergySlot> all(EnergyPeriod period) {
        var slots = new ArrayList<EnergySlot>();
        each(period, slots::add);
        return slots;
    }
}

package io.contaluz.billing.installation;

import io.contaluz.billing.metering.ReadingChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Has the energy of usage points computed again after a meter came or went.
@Component
class EnergyChanges {

    /// Readings that are stored while this transaction is not committed are not to be seen by it,
    /// and no reading is taken from further ahead than five minutes.
    private static final Duration BEYOND_NOW = Duration.ofHours(1);

    private final ReadingChanges changes;
    private final Clock clock;

    EnergyChanges(ReadingChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /// Notes what new stays touch: from the meter's coming to its going, or to the last reading
    /// that there can be.
    void note(List<Installations.Row> rows) {
        var end = clock.instant().plus(BEYOND_NOW);
        changes.note(
                rows.stream()
                        .map(row -> {
                            var stay = row.installation();
                            var removal = stay.removal();
                            return new ReadingChanges.Change(
                                    row.usagePointId(),
                                    stay.at(),
                                    removal == null ? end : removal.at());
                        })
                        .toList());
    }
}

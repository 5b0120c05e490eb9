package io.contaluz.billing.installation;

import io.contaluz.billing.metering.ReadingTime;
import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Installs meters and exchanges them.
@Service
@Transactional
class Installing {

    private final UsagePointRegistry usagePoints;
    private final Installations installations;
    private final EnergyChanges changes;
    private final Clock clock;

    Installing(
            UsagePointRegistry usagePoints,
            Installations installations,
            EnergyChanges changes,
            Clock clock) {
        this.usagePoints = usagePoints;
        this.installations = installations;
        this.changes = changes;
        this.clock = clock;
    }

    /// Installs a meter. Where one is already, its stay ends at that time.
    ///
    /// @throws Refusal in conflict, if it would overlap a stay that has ended, or come before the
    ///   meter whose place it takes
    InstallationView install(Matricula matricula, NewInstallation wanted) {
        var usagePoint = usagePoints.locate(matricula);
        var installation = wanted.installation(clock.instant());
        installations.lock(usagePoint.id());
        removePresent(usagePoint, installation, wanted.finalRegister());
        var row = new Installations.Row(usagePoint.id(), installation);
        if (!installations.addAll(List.of(row))[0]) {
            throw overlapping(usagePoint, installation);
        }
        changes.note(List.of(row));
        return InstallationView.of(installation, usagePoint.zone());
    }

    @Transactional(readOnly = true)
    List<InstallationView> list(Matricula matricula) {
        var usagePoint = usagePoints.locate(matricula);
        return staysAt(usagePoint).stream()
                .map(stay -> InstallationView.of(stay, usagePoint.zone()))
                .toList();
    }

    /// What stands against a stay, for the one who wanted it.
    static String tell(Installation stay, LocatedUsagePoint usagePoint) {
        var removal = stay.removal();
        var zone = usagePoint.zone();
        var period =
                removal == null
                        ? "está nela desde " + ReadingTime.format(stay.at(), zone)
                        : "esteve nela de %s a %s"
                                .formatted(
                                        ReadingTime.format(stay.at(), zone),
                                        ReadingTime.format(removal.at(), zone));
        return "o medidor '%s' %s".formatted(stay.serial(), period);
    }

    private void removePresent(
            LocatedUsagePoint usagePoint, Installation next, @Nullable WattHours finalRegister) {
        var present =
                staysAt(usagePoint).stream().filter(stay -> stay.removal() == null).findFirst();
        if (present.isEmpty()) {
            if (finalRegister != null) {
                throw Refusal.invalid(
                        "registro_final_anterior", "não há medidor instalado na unidade");
            }
            return;
        }
        if (finalRegister == null) {
            throw Refusal.invalid(
                    "registro_final_anterior", "falta: " + tell(present.get(), usagePoint));
        }
        if (!next.at().isAfter(present.get().at())) {
            throw conflict(usagePoint, present.get());
        }
        present.get().scale().check("registro_final_anterior", finalRegister);
        installations.end(usagePoint.id(), new Removal(next.at(), finalRegister));
    }

    private Refusal overlapping(LocatedUsagePoint usagePoint, Installation wanted) {
        var other = staysAt(usagePoint).stream().filter(wanted::overlaps).findFirst();
        return conflict(usagePoint, other.orElseThrow());
    }

    private static Refusal conflict(LocatedUsagePoint usagePoint, Installation other) {
        return Refusal.conflict(
                "A unidade '%s' não pode ter dois medidores ao mesmo tempo: %s."
                        .formatted(usagePoint.matricula(), tell(other, usagePoint)));
    }

    private List<Installation> staysAt(LocatedUsagePoint usagePoint) {
        return installations.of(List.of(usagePoint.id())).stream()
                .map(Installations.Row::installation)
                .toList();
    }
}

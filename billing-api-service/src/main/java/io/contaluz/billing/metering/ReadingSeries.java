package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.series.Point;
import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.util.ArrayList;
import java.util.List;

/// The last readings of one usage point.
///
/// @param count how many of them are asked for
/// @param series at least as many, if there are
public record ReadingSeries(LocatedUsagePoint usagePoint, int count, RegisterSeries series) {

    /// The last readings that nobody has left out, each with the register that stands, the earliest
    /// first.
    ///
    /// @throws Refusal if there are fewer
    public List<Reading> readings() {
        return last(series.points().stream().filter(point -> point.validated() != null).toList())
                .stream()
                .map(ReadingSeries::reading)
                .toList();
    }

    /// The energy of each period, from one reading that counts to the next: over a turn of the
    /// register, over an exchange of the meter, over a dip that recovered.
    ///
    /// @throws Refusal in conflict, if a register fell and nothing on record explains it; not
    ///   found, if there are fewer readings
    public List<WattHours> consumptions() {
        var counting = series.counting();
        var fallen = series.unresolved();
        if (fallen.isPresent()) {
            throw Refusal.conflict(
                    "O registro da unidade '%s' recuou de %s para %s."
                            .formatted(
                                    usagePoint.matricula(),
                                    tell(counting.getLast()),
                                    tell(fallen.get())));
        }
        var points = last(counting);
        var consumptions = new ArrayList<WattHours>();
        for (int i = 1; i < points.size(); i++) {
            var energy = series.energy(points.get(i - 1).at(), points.get(i).at());
            consumptions.add(new WattHours(energy));
        }
        return consumptions;
    }

    private List<Point> last(List<Point> points) {
        if (points.size() < count) {
            throw Refusal.notFound(
                    "A unidade '%s' tem menos medições (%d) que as necessárias (%d)."
                            .formatted(usagePoint.matricula(), points.size(), count));
        }
        return points.subList(points.size() - count, points.size());
    }

    private String tell(Point point) {
        return "%s kWh (%s)"
                .formatted(
                        new WattHours(point.register()).toKilowattHours(),
                        ReadingTime.format(point.at(), usagePoint.zone()));
    }

    private static Reading reading(Point point) {
        return new Reading(point.at(), new WattHours(point.register()));
    }
}

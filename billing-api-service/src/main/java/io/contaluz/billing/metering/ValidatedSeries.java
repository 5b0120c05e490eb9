package io.contaluz.billing.metering;

import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells the validated series of usage points, as it is or as it was known.
@Service
public class ValidatedSeries {

    private final Registers registers;
    private final RegisterEdges edges;

    ValidatedSeries(Registers registers, RegisterEdges edges) {
        this.registers = registers;
        this.edges = edges;
    }

    /// The series around a period: some readings before it and after it are there too, since what
    /// counts shows by them.
    ///
    /// @param knownAt readings that were received later, and decisions and stays of meters that
    ///   were made or recorded later, are not taken into account; null for all
    @Transactional(readOnly = true)
    public RegisterSeries around(
            LocatedUsagePoint usagePoint, Instant from, Instant to, @Nullable Instant knownAt) {
        return registers.around(usagePoint.id(), from, to, knownAt);
    }

    /// A period at a usage point.
    public record Window(int usagePointId, Instant from, Instant to) {}

    /// The series of many periods, each by the readings next to its edges: enough for the energy
    /// between them. Periods of which more must be looked at are missing, since somebody decided
    /// about a reading of the usage point, the register fell around the period, or the meter was
    /// exchanged in it.
    ///
    /// @return by the windows' places
    @Transactional(readOnly = true)
    public Map<Integer, RegisterSeries> atEdges(List<Window> windows) {
        return edges.of(windows);
    }

    /// Of some times, those at which a usage point was not read.
    @Transactional(readOnly = true)
    public List<Instant> notRead(LocatedUsagePoint usagePoint, List<Instant> times) {
        if (times.isEmpty()) {
            return times;
        }
        var read = registers.readAt(usagePoint.id(), times);
        return times.stream().filter(time -> !read.contains(time)).toList();
    }

    /// Whether somebody has ever decided about a reading of a usage point.
    @Transactional(readOnly = true)
    public boolean isRevised(LocatedUsagePoint usagePoint) {
        return registers.isRevised(usagePoint.id());
    }
}

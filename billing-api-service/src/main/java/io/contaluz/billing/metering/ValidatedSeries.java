package io.contaluz.billing.metering;

import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells the validated series of usage points, as it is or as it was known.
@Service
public class ValidatedSeries {

    private final Registers registers;

    ValidatedSeries(Registers registers) {
        this.registers = registers;
    }

    /// The series around a period: some readings before it and after it are there too, since what
    /// counts shows by them.
    ///
    /// @param knownAt readings that were received later, and decisions and stays of meters that were
    ///   made or recorded later, are not taken into account; null for all
    @Transactional(readOnly = true)
    public RegisterSeries around(
            LocatedUsagePoint usagePoint, Instant from, Instant to, @Nullable Instant knownAt) {
        return registers.around(usagePoint.id(), from, to, knownAt);
    }
}

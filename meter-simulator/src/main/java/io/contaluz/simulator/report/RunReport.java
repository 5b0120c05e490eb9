package io.contaluz.simulator.report;

import io.contaluz.simulator.chaos.Truth;
import io.contaluz.simulator.firmware.LosslessCounts;
import io.contaluz.simulator.fleet.Tally;
import io.contaluz.simulator.load.LoadResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a run has to tell.
///
/// @param seed of its random numbers: the same seed makes the same readings
/// @param imported readings of history
/// @param wattHours energy that the meters measured, history included
/// @param ranges the same by meters
/// @param lossless what became of the readings, null where meters do not wait for answers
/// @param truth what has to be stored of a hostile fleet, null of an honest one
public record RunReport(
        long seed,
        int meters,
        long firstMatricula,
        LoadResult result,
        long imported,
        long wattHours,
        List<Tally.Range> ranges,
        @Nullable LosslessCounts lossless,
        @Nullable Truth truth) {

    private static final int KILO_PLACES = 3;
    private static final double NANOS = 1e9;

    /// Puts together what was counted.
    public static RunReport of(
            long seed,
            long firstMatricula,
            int meters,
            LoadResult result,
            long imported,
            Tally tally,
            @Nullable LosslessCounts lossless,
            @Nullable Truth truth) {
        return new RunReport(
                seed,
                meters,
                firstMatricula,
                result,
                imported,
                tally.totalWattHours(),
                tally.ranges(),
                lossless,
                truth);
    }

    /// Whether all that was sent is acknowledged or refused, as far as that can be known.
    public boolean isSettled() {
        return lossless == null || lossless.unsettled() + lossless.overwritten() == 0;
    }

    /// Readings that were sent.
    long readings() {
        return ranges.stream().mapToLong(Tally.Range::sent).sum();
    }

    BigDecimal seconds() {
        return BigDecimal.valueOf(result.nanos(), 9).setScale(3, RoundingMode.HALF_UP);
    }

    long perSecond() {
        return result.nanos() == 0 ? 0 : Math.round(result.sent() * NANOS / result.nanos());
    }

    @Nullable Instant measuredFrom() {
        return result.firstMeasured();
    }

    @Nullable Instant measuredTo() {
        return result.lastMeasured();
    }

    /// Exactly, with three places.
    static BigDecimal kilowattHours(long wattHours) {
        return BigDecimal.valueOf(wattHours, KILO_PLACES);
    }
}

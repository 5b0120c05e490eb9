package io.contaluz.simulator.load;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What came of a run.
///
/// @param sent datagrams handed to the kernel
/// @param lost datagrams that it refused twice
/// @param errors refusals, among them news of earlier datagrams that found no receiver
/// @param nanos how long it took
/// @param firstMeasured earliest measured time, null if nothing was measured
/// @param lastMeasured latest measured time
public record LoadResult(
        long sent,
        long lost,
        long errors,
        long nanos,
        @Nullable Instant firstMeasured,
        @Nullable Instant lastMeasured) {

    /// A run that was stopped before its first datagram.
    public static final LoadResult NOTHING = new LoadResult(0, 0, 0, 0, null, null);

    static LoadResult of(long made, Outlet outlet, long nanos) {
        return made == 0
                ? NOTHING
                : new LoadResult(
                        made - outlet.lost(),
                        outlet.lost(),
                        outlet.errors(),
                        nanos,
                        instant(outlet.firstMeasured()),
                        instant(outlet.lastMeasured()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

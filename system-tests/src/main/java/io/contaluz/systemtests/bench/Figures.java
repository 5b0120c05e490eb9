package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Stack;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What is found in a table of readings after a trial.
///
/// @param sent readings that were handed to the kernel
/// @param stored rows in the table
/// @param perSecond rows ÷ (last commit − first send)
/// @param waitP99Millis 99 of 100 readings waited no longer in the kernel, in milliseconds; the
///   meters' clock is ours here, and loopback hands over at once
record Figures(long sent, long stored, long perSecond, double waitP99Millis) {

    /// @param lastCommit when the last row was committed
    static Figures of(Stack stack, String table, long sent, Instant lastCommit)
            throws SQLException {
        long stored = stack.query("select count(*) from %s where source = 1".formatted(table));
        long first =
                stack.query(
                        """
                        select (extract(epoch from min(measured_at)) * 1000000)::bigint
                        from %s where source = 1
                        """
                                .formatted(table));
        long wait =
                stack.query(
                        """
                        select (1000000 * extract(epoch from percentile_disc(0.99)
                            within group (order by received_at - measured_at)))::bigint
                        from %s where source = 1 and usage_point_id %% 16 = 1
                        """
                                .formatted(table));
        long micros = Math.max(1, ChronoUnit.MICROS.between(Instant.EPOCH, lastCommit) - first);
        return new Figures(sent, stored, stored * 1_000_000 / micros, wait / 1000.0);
    }

    boolean lossless() {
        return stored == sent;
    }
}

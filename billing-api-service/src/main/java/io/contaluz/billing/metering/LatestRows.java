package io.contaluz.billing.metering;

import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Rows on their way to a usage point and its last readings. Each tells of the former; of a reading
/// or a stay, only if there is any.
final class LatestRows implements RowCallbackHandler {

    private final Matricula matricula;
    private final SeriesRows series = new SeriesRows();
    private @Nullable LocatedUsagePoint usagePoint;
    private @Nullable Instant rolledUpTo;
    private @Nullable Instant fallenUntil;
    private boolean revised;

    LatestRows(Matricula matricula) {
        this.matricula = matricula;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (usagePoint == null) {
            var zone = ZoneId.of(row.getString("zone"));
            usagePoint = new LocatedUsagePoint(row.getInt("usage_point_id"), matricula, zone);
            rolledUpTo = moment(row, "rolled_up_to");
            fallenUntil = moment(row, "fallen_until");
            revised = row.getBoolean("revised");
        }
        if (row.getString("kind") != null) {
            series.processRow(row);
        }
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    Optional<LatestRegisters> latest() {
        if (usagePoint == null) {
            return Optional.empty();
        }
        var all = series.series();
        return Optional.of(new LatestRegisters(usagePoint, all, isSettled(all)));
    }

    /// It is settled what the readings say, if nobody has decided about any, if ingest has rolled
    /// up at least the first of them, and if no fall lasted beyond that one.
    private boolean isSettled(RegisterSeries all) {
        if (revised || rolledUpTo == null || all.points().isEmpty()) {
            return false;
        }
        var first = all.points().getFirst().at();
        return !rolledUpTo.isBefore(first) && (fallenUntil == null || !fallenUntil.isAfter(first));
    }
}

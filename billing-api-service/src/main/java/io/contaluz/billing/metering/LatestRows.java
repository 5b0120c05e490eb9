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
    private boolean disputed;

    LatestRows(Matricula matricula) {
        this.matricula = matricula;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (usagePoint == null) {
            var zone = ZoneId.of(row.getString("zone"));
            usagePoint = new LocatedUsagePoint(row.getInt("usage_point_id"), matricula, zone);
            var moment = row.getObject("rolled_up_to", OffsetDateTime.class);
            rolledUpTo = moment == null ? null : moment.toInstant();
            disputed = row.getBoolean("disputed");
        }
        if (row.getString("kind") != null) {
            series.processRow(row);
        }
    }

    Optional<LatestRegisters> latest() {
        if (usagePoint == null) {
            return Optional.empty();
        }
        var all = series.series();
        return Optional.of(new LatestRegisters(usagePoint, all, isSettled(all)));
    }

    /// It is settled what the readings say, if ingest has rolled up at least the first of them,
    /// nobody has decided about any, and none is of a fall.
    private boolean isSettled(RegisterSeries all) {
        return !disputed
                && rolledUpTo != null
                && !all.points().isEmpty()
                && !rolledUpTo.isBefore(all.points().getFirst().at());
    }
}

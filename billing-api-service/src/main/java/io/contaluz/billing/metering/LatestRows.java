package io.contaluz.billing.metering;

import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import io.contaluz.billing.usagepoint.Matricula;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Rows on their way to a usage point and its last readings, the former of the kind `point`.
final class LatestRows implements RowCallbackHandler {

    private final Matricula matricula;
    private final SeriesRows series = new SeriesRows();
    private @Nullable LocatedUsagePoint usagePoint;
    private boolean settled;

    LatestRows(Matricula matricula) {
        this.matricula = matricula;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        if (!row.getString("kind").equals("point")) {
            series.processRow(row);
            return;
        }
        var zone = ZoneId.of(row.getString("zone"));
        usagePoint = new LocatedUsagePoint(row.getInt("id"), matricula, zone);
        settled = row.getBoolean("settled");
    }

    Optional<LatestRegisters> latest() {
        return Optional.ofNullable(usagePoint)
                .map(found -> new LatestRegisters(found, series.series(), settled));
    }
}

package io.contaluz.billing.metering;

import io.contaluz.billing.series.RawReading;
import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.series.Revision;
import io.contaluz.billing.series.State;
import io.contaluz.billing.series.Stay;
import io.contaluz.billing.series.Stays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.RowCallbackHandler;

/// Rows on their way to a series: readings, those kept beside, decisions and stays, told apart by
/// the column `kind`.
final class SeriesRows implements RowCallbackHandler {

    private final List<RawReading> readings = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();
    private final List<Stay> stays = new ArrayList<>();

    @Override
    public void processRow(ResultSet row) throws SQLException {
        var at = instant(row, "at");
        var kind = row.getString("kind");
        switch (kind) {
            case "stay" -> stays.add(stay(row, at));
            case "revision" -> revisions.add(revision(row, at));
            default ->
                    readings.add(
                            new RawReading(
                                    at,
                                    row.getLong("wh"),
                                    instant(row, "received_at"),
                                    kind.equals("beside")));
        }
    }

    private static Stay stay(ResultSet row, Instant from) throws SQLException {
        var ended = row.getObject("ended", OffsetDateTime.class);
        return Stay.of(
                from,
                ended == null ? Instant.MAX : ended.toInstant(),
                row.getInt("digits"),
                row.getInt("multiplier"),
                row.getLong("wh"),
                row.getLong("final_wh"));
    }

    private static Revision revision(ResultSet row, Instant at) throws SQLException {
        return new Revision(
                at,
                state(row),
                row.getObject("wh", Long.class),
                instant(row, "received_at"),
                row.getString("who"),
                row.getString("why"));
    }

    RegisterSeries series() {
        stays.sort(Comparator.comparing(Stay::from));
        return RegisterSeries.of(readings, revisions, new Stays(stays));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static State state(ResultSet row) throws SQLException {
        return State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }
}

package io.contaluz.billing.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which meters were at a usage point, for those who print it.
@Repository
class MeterStays {

    private final JdbcClient jdbc;

    MeterStays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A meter's stay.
    ///
    /// @param to null while it is there
    record Stay(String serial, Instant from, @Nullable Instant to) {

        /// Whether it was there in a part of some time, or from its first moment on.
        boolean within(Instant start, Instant end) {
            return (from.isBefore(end) || !from.isAfter(start))
                    && (to == null || to.isAfter(start));
        }
    }

    /// The earliest first.
    List<Stay> of(int usagePointId) {
        return jdbc.sql(
                        """
                        select serial, valid_from, valid_to from meter_installation
                        where usage_point_id = :id order by valid_from
                        """)
                .param("id", usagePointId)
                .query(MeterStays::stay)
                .list();
    }

    private static Stay stay(ResultSet row, int number) throws SQLException {
        var to = row.getObject("valid_to", OffsetDateTime.class);
        return new Stay(
                row.getString("serial"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                to == null ? null : to.toInstant());
    }
}

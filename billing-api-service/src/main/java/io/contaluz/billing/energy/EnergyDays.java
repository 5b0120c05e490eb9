package io.contaluz.billing.energy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the table `energy_day`.
@Repository
class EnergyDays {

    private static final Duration SMALLEST = Duration.ofNanos(1);

    private final JdbcClient jdbc;

    EnergyDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The days that hold the slots of a period, the earliest first.
    List<EnergyDay> of(EnergyPeriod period) {
        return jdbc.sql(
                        """
                        select day, energy_wh, estimated::text as estimated from energy_day
                        where usage_point_id = :usagePointId and register = 0
                            and day >= :first and day <= :last
                        order by day
                        """)
                .param("usagePointId", period.usagePoint().id())
                .param("first", LocalDate.ofInstant(period.start(), ZoneOffset.UTC))
                .param("last", LocalDate.ofInstant(period.end().minus(SMALLEST), ZoneOffset.UTC))
                .query(EnergyDays::day)
                .list();
    }

    /// The days of some usage points, by their ids, the earliest first.
    ///
    /// @param first in UTC
    /// @param last in UTC
    Map<Integer, List<EnergyDay>> of(
            Collection<Integer> usagePointIds, LocalDate first, LocalDate last) {
        var found = new HashMap<Integer, List<EnergyDay>>();
        jdbc.sql(
                        """
                        select usage_point_id, day, energy_wh, estimated::text as estimated
                        from energy_day
                        where usage_point_id = any(cast(:ids as int[])) and register = 0
                            and day >= :first and day <= :last
                        order by usage_point_id, day
                        """)
                .param("ids", usagePointIds.toArray(Integer[]::new))
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    found.computeIfAbsent(row.getInt("usage_point_id"), id -> new ArrayList<>())
                            .add(day(row, 0));
                });
        return found;
    }

    private static EnergyDay day(ResultSet row, int number) throws SQLException {
        return new EnergyDay(
                row.getObject("day", LocalDate.class),
                Arrays.asList((Long[]) row.getArray("energy_wh").getArray()),
                row.getString("estimated"));
    }
}

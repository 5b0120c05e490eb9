package io.contaluz.billing.energy;

import static java.util.Comparator.comparing;

import io.contaluz.billing.energy.ValidatedEnergy.Cycle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
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

    /// The days that hold the slots of many cycles, the earliest first, by the cycles' places.
    Map<Integer, List<EnergyDay>> of(List<Cycle> cycles) {
        var found = new HashMap<Integer, List<EnergyDay>>();
        RowCallbackHandler handler =
                row ->
                        found.computeIfAbsent(row.getInt("n") - 1, place -> new ArrayList<>())
                                .add(day(row, 0));
        jdbc.sql(
                        """
                        select n, day, energy_wh, estimated::text as estimated
                        from unnest(
                            cast(:ids as int[]), cast(:first as date[]), cast(:last as date[])
                        ) with ordinality as w (id, f, l, n)
                        join energy_day on usage_point_id = id and register = 0
                            and day >= f and day <= l
                        """)
                .param(
                        "ids",
                        cycles.stream().map(one -> one.usagePoint().id()).toArray(Integer[]::new))
                .param("first", days(cycles, Cycle::from))
                .param("last", days(cycles, cycle -> cycle.to().minus(SMALLEST)))
                .query(handler);
        // They come in their order by the key, but nothing promises it; the database, which does
        // not
        // know, would copy all of them to sort them.
        found.values().forEach(days -> days.sort(comparing(EnergyDay::day)));
        return found;
    }

    private static String[] days(List<Cycle> cycles, Function<Cycle, Instant> time) {
        return cycles.stream()
                .map(cycle -> LocalDate.ofInstant(time.apply(cycle), ZoneOffset.UTC).toString())
                .toArray(String[]::new);
    }

    private static EnergyDay day(ResultSet row, int number) throws SQLException {
        return new EnergyDay(
                row.getObject("day", LocalDate.class),
                Arrays.asList((Long[]) row.getArray("energy_wh").getArray()),
                row.getString("estimated"));
    }
}

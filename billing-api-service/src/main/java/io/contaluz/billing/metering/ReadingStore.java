package io.contaluz.billing.metering;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Adds to the tables `meter_reading` and `reading_conflict`, and notes what it added.
@Repository
public class ReadingStore {

    private static final String INCOMING =
            """
            unnest(
                cast(:usagePointIds as int[]),
                cast(:times as timestamptz[]),
                cast(:registers as bigint[])
            ) with ordinality as incoming (usage_point_id, measured_at, register_wh, place)
            """;

    /// In the order of the key, so that two imports at once cannot wait for each other in a circle.
    /// What is stored is noted by the same statement, so that the energy follows.
    private static final String INSERT =
            """
            with stored as (
                insert into meter_reading
                    (usage_point_id, measured_at, register_wh, received_at, source)
                select usage_point_id, measured_at, register_wh, :now, :source
                from %s
                order by usage_point_id, measured_at, place
                on conflict do nothing
                returning usage_point_id, measured_at
            ), touched as (
                select usage_point_id, min(measured_at) as first, max(measured_at) as last
                from stored group by usage_point_id order by usage_point_id
            ), noted as (
                insert into reading_change
                    (usage_point_ids, first_measured_at, last_measured_at)
                select array_agg(usage_point_id), array_agg(first), array_agg(last)
                from touched having count(*) > 0
            )
            select count(*) from stored
            """
                    .formatted(INCOMING);

    private static final String OTHER_VALUES =
            """
            from %s join meter_reading stored using (usage_point_id, measured_at)
            where stored.register = 0 and stored.register_wh <> incoming.register_wh
            """
                    .formatted(INCOMING);

    private static final String KEEP_CONFLICTS =
            """
            insert into reading_conflict
                (usage_point_id, measured_at, register_wh, received_at, source)
            select usage_point_id, measured_at, incoming.register_wh, :now, :source
            %s
            on conflict do nothing
            """
                    .formatted(OTHER_VALUES);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReadingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What became of a batch, and which of it are conflicts, by their places in it.
    record Outcome(int created, Set<Integer> conflicts) {}

    /// Stores readings, in a transaction of their own. One that is there already stays; another
    /// value for its time is kept beside.
    @Transactional
    public Outcome store(List<NewReading> readings, Source source) {
        if (readings.isEmpty()) {
            return new Outcome(0, Set.of());
        }
        var created = bind(jdbc.sql(INSERT), readings, source).query(Integer.class).single();
        var conflicts =
                bind(jdbc.sql("select place - 1 as place " + OTHER_VALUES), readings, source)
                        .query((row, number) -> row.getInt("place"))
                        .set();
        if (!conflicts.isEmpty()) {
            bind(jdbc.sql(KEEP_CONFLICTS), readings, source).update();
        }
        return new Outcome(created, conflicts);
    }

    /// Makes the months that some readings fall in, before any of them is stored: what makes one
    /// locks the table, and must not wait for a batch to end.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void ensureMonths(Collection<NewReading> readings) {
        readings.stream()
                .map(reading -> YearMonth.from(reading.measuredAt().atOffset(ZoneOffset.UTC)))
                .distinct()
                .sorted()
                .forEach(this::ensureMonth);
    }

    private void ensureMonth(YearMonth month) {
        jdbc.sql("select ensure_reading_month(:day)")
                .param("day", month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(row -> {});
    }

    private JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, List<NewReading> readings, Source source) {
        var ids = readings.stream().map(NewReading::usagePointId);
        var times = readings.stream().map(reading -> reading.measuredAt().toString());
        var registers = readings.stream().map(reading -> reading.register().value());
        return statement
                .param("usagePointIds", ids.toArray(Integer[]::new))
                .param("times", times.toArray(String[]::new))
                .param("registers", registers.toArray(Long[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("source", source.code());
    }
}

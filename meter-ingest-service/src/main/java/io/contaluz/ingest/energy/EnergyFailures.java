package io.contaluz.ingest.energy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/// The table of usage points whose energy cannot be told: set aside, so that the others' goes on,
/// and tried again every hour.
final class EnergyFailures {

    private static final Logger log = LoggerFactory.getLogger(EnergyFailures.class);

    private static final String NOTE =
            """
            insert into energy_failure as f
                (usage_point_id, first_measured_at, last_measured_at, reason)
            values (?, timestamptz 'epoch' + ? * interval '1 microsecond',
                    timestamptz 'epoch' + ? * interval '1 microsecond', ?)
            on conflict (usage_point_id) do update
            set first_measured_at = least(f.first_measured_at, excluded.first_measured_at),
                last_measured_at = greatest(f.last_measured_at, excluded.last_measured_at),
                reason = excluded.reason, failed_at = now()
            """;

    private static final String RETRY =
            """
            with again as (
                delete from energy_failure where failed_at < now() - interval '1 hour'
                returning usage_point_id, first_measured_at, last_measured_at
            )
            insert into reading_change (usage_point_ids, first_measured_at, last_measured_at)
            select array_agg(usage_point_id), array_agg(first_measured_at),
                   array_agg(last_measured_at)
            from again having count(*) > 0
            """;

    private final JdbcTemplate database;

    EnergyFailures(JdbcTemplate database) {
        this.database = database;
    }

    /// Sets a span aside.
    void note(Span span, Exception why) {
        var reason = NestedExceptionUtils.getMostSpecificCause(why).toString();
        log.error("the energy of usage point {} cannot be told: {}", span.usagePoint(), reason);
        database.update(NOTE, span.usagePoint(), span.first(), span.last(), reason);
    }

    /// Has those tried again that were set aside an hour ago.
    void retry() {
        database.update(RETRY);
    }
}

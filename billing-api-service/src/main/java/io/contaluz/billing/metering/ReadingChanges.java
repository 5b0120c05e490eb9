package io.contaluz.billing.metering;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The table `reading_change`, from which ingest's energy learns what is to be computed again.
@Repository
public class ReadingChanges {

    /// A usage point whose energy is another now.
    ///
    /// @param first from when on, be there a reading then or not
    /// @param last until when
    public record Change(int usagePointId, Instant first, Instant last) {}

    private final JdbcClient jdbc;

    ReadingChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Notes changes that readings have no part in. Those that [ReadingStore] stores are noted by
    /// it.
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into reading_change
                            (usage_point_ids, first_measured_at, last_measured_at)
                        values (
                            cast(:ids as int[]),
                            cast(:first as timestamptz[]),
                            cast(:last as timestamptz[]))
                        """)
                .param("ids", changes.stream().map(Change::usagePointId).toArray(Integer[]::new))
                .param("first", times(changes, Change::first))
                .param("last", times(changes, Change::last))
                .update();
    }

    private static String[] times(List<Change> changes, Function<Change, Instant> time) {
        Stream<String> texts = changes.stream().map(change -> time.apply(change).toString());
        return texts.toArray(String[]::new);
    }
}

package io.contaluz.ingest.energy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/// Lets the energy of some usage points follow their readings, in the caller's transaction.
final class EnergyChunk {

    /// The statistics of a month that was just made tell of an empty table: a plan that reads all
    /// of it would be chosen, and kept while it fills. All that is done here goes by keys.
    private static final String BY_KEYS =
            """
            set local enable_seqscan = off; set local enable_bitmapscan = off;
            set local enable_hashjoin = off; set local enable_mergejoin = off; set local jit = off
            """;

    private final JdbcTemplate database;
    private final EnergyReader reader;
    private final RewriteWindows windows;
    private final EnergyWriter writer;
    private final EnergyFailures failures;

    EnergyChunk(JdbcTemplate database, EnergyFailures failures) {
        this.database = database;
        this.reader = new EnergyReader(database);
        this.windows = new RewriteWindows(database);
        this.writer = new EnergyWriter(database);
        this.failures = failures;
    }

    void rollUp(List<Span> spans) {
        database.execute(BY_KEYS);
        var left = spans;
        while (!left.isEmpty()) {
            left = rollUpOneOfEach(left);
        }
    }

    /// Takes one span of each usage point: its next one goes on where that ends.
    ///
    /// @return what is left
    private List<Span> rollUpOneOfEach(List<Span> spans) {
        var now = new LinkedHashMap<Integer, Span>();
        var later = new ArrayList<Span>();
        for (var span : spans) {
            if (now.putIfAbsent(span.usagePoint(), span) != null) {
                later.add(span);
            }
        }
        var changes = new Changes();
        follow(now.values(), changes);
        writer.write(changes);
        var left = new ArrayList<>(changes.widened());
        left.addAll(later);
        return left;
    }

    private void follow(Collection<Span> spans, Changes changes) {
        var progress = reader.progress(spans);
        var stays = reader.stays(spans);
        var fresh = new ArrayList<Span>();
        var late = new ArrayList<Span>();
        for (var span : spans) {
            var before = progress.get(span.usagePoint());
            (before == null || span.first() > before.seenAt() ? fresh : late).add(span);
        }
        var appends = new ArrayList<RollUp>();
        for (var span : fresh) {
            int id = span.usagePoint();
            appends.add(new Append(span, progress.get(id), stays.getOrDefault(id, Stays.NONE)));
        }
        run(fresh, appends, changes);
        if (!late.isEmpty()) {
            rewrite(late, progress, stays, changes);
        }
    }

    private void rewrite(
            List<Span> late,
            Map<Integer, Progress> progress,
            Map<Integer, Stays> stays,
            Changes changes) {
        var falls = reader.falls(late);
        var again = new ArrayList<Span>();
        var rewrites = new ArrayList<RollUp>();
        for (var found : windows.of(late, progress)) {
            int id = found.readings().usagePoint();
            again.add(found.readings());
            rewrites.add(
                    new Rewrite(
                            found.window(),
                            falls.getOrDefault(id, List.of()),
                            stays.getOrDefault(id, Stays.NONE)));
        }
        run(again, rewrites, changes);
    }

    private void run(List<Span> readings, List<RollUp> rollUps, Changes changes) {
        var failed = new LinkedHashMap<Integer, RuntimeException>();
        reader.readings(
                readings,
                (index, at, register) -> {
                    if (!failed.containsKey(index)) {
                        try {
                            rollUps.get(index).accept(at, register);
                        } catch (RuntimeException e) {
                            failed.put(index, e);
                        }
                    }
                });
        for (int index = 0; index < rollUps.size(); index++) {
            var failure = failed.get(index);
            if (failure == null) {
                rollUps.get(index).finish(changes);
            } else {
                failures.note(rollUps.get(index).span(), failure);
            }
        }
    }
}

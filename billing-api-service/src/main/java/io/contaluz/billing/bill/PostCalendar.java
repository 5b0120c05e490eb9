package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// When which post is, in a cycle where the usage point is.
///
/// @param posts that a bill of it has
/// @param runs the earliest first, each with another post than the one before it
/// @param end of the last one
public record PostCalendar(Set<Post> posts, List<Run> runs, Instant end) {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// A post from a time on.
    public record Run(Instant start, Post post) {}

    /// Looks up every quarter of an hour.
    ///
    /// @throws Refusal in conflict, if the hours or holidays of a day are not on file
    public static PostCalendar of(RulePack pack, Supply supply, Cycle cycle, ZoneId zone) {
        var end = cycle.end().atStartOfDay(zone).toInstant();
        var runs = new ArrayList<Run>();
        if (supply.modality() != Modality.WHITE) {
            runs.add(new Run(cycle.start().atStartOfDay(zone).toInstant(), Post.SINGLE));
        } else {
            cycle.days().forEach(day -> add(pack, supply, day, zone, runs));
        }
        return new PostCalendar(supply.modality().posts(), List.copyOf(runs), end);
    }

    private static void add(
            RulePack pack, Supply supply, LocalDate day, ZoneId zone, List<Run> runs) {
        var posts = pack.posts(day, supply);
        var next = day.plusDays(1).atStartOfDay(zone).toInstant();
        for (var at = day.atStartOfDay(zone).toInstant();
                at.isBefore(next);
                at = at.plus(QUARTER)) {
            var post = posts.at(at.atZone(zone).toLocalTime());
            if (runs.isEmpty() || runs.getLast().post() != post) {
                runs.add(new Run(at, post));
            }
        }
    }

    public Instant start() {
        return runs.getFirst().start();
    }

    /// The times at which a register has to be known: the start, each change of post, the end.
    public List<Instant> cuts() {
        return Stream.concat(runs.stream().map(Run::start), Stream.of(end)).toList();
    }

    /// No energy in each of its posts.
    Map<Post, Long> nothing() {
        var nothing = new EnumMap<Post, Long>(Post.class);
        posts.forEach(post -> nothing.put(post, 0L));
        return nothing;
    }

    /// Tells the posts of periods that follow each other.
    final class Walk {

        private int at;

        /// The post of a period, if it has but one.
        ///
        /// @param from not before the end of the period before
        Optional<Post> next(Instant from, Instant to) {
            while (at + 1 < runs.size() && !runs.get(at + 1).start().isAfter(from)) {
                at++;
            }
            var runEnd = at + 1 < runs.size() ? runs.get(at + 1).start() : end;
            return to.isAfter(runEnd) ? Optional.empty() : Optional.of(runs.get(at).post());
        }
    }
}

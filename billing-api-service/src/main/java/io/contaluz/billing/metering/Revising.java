package io.contaluz.billing.metering;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.series.Estimation;
import io.contaluz.billing.series.RegisterSeries;
import io.contaluz.billing.series.Revision;
import io.contaluz.billing.series.State;
import io.contaluz.billing.usagepoint.LocatedUsagePoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides about readings: lets one stand, puts another register in its place, has one estimated,
/// leaves one out.
@Service
@Transactional
class Revising {

    /// How far back an estimate looks: 12 cycles, and some readings more.
    private static final Duration HISTORY =
            Estimation.CYCLE.multipliedBy(Estimation.CYCLES).plusDays(1);

    private final Revisions revisions;
    private final Registers registers;
    private final Clock clock;

    Revising(Revisions revisions, Registers registers, Clock clock) {
        this.revisions = revisions;
        this.registers = registers;
        this.clock = clock;
    }

    /// What holds now, and whether it is new.
    record Outcome(Revision revision, boolean created) {}

    /// Takes a decision. One that holds already, word for word, stays: to say it twice is to say it
    /// once.
    ///
    /// @throws Refusal if there is nothing to decide about, or no way to estimate it
    Outcome revise(LocatedUsagePoint usagePoint, NewRevision wanted) {
        var state = wanted.decision();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var at = ReadingRules.check(ReadingTime.parse(wanted.measuredAt(), usagePoint.zone()), now);
        revisions.lock(usagePoint.id());
        var current = revisions.current(usagePoint.id(), at);
        var series = registers.around(usagePoint.id(), historyOf(state, at), at, null);
        var register = register(usagePoint, series, state, wanted.register(), at);
        if (current.isPresent() && same(current.get(), state, register, wanted)) {
            return new Outcome(current.get(), false);
        }
        var since = current.map(Revision::knownFrom).map(Revising::next).filter(now::isBefore);
        var revision =
                new Revision(at, state, register, since.orElse(now), wanted.who(), wanted.why());
        revisions.add(usagePoint.id(), revision);
        return new Outcome(revision, true);
    }

    /// Decisions about the readings of a period, past ones too.
    @Transactional(readOnly = true)
    List<Revisions.Row> list(LocatedUsagePoint usagePoint, ReadingPeriod period, int count) {
        return revisions.within(usagePoint.id(), period, count);
    }

    private static Instant historyOf(State state, Instant at) {
        return state == State.ESTIMATED ? at.minus(HISTORY) : at;
    }

    private static @Nullable Long register(
            LocatedUsagePoint usagePoint,
            RegisterSeries series,
            State state,
            @Nullable WattHours given,
            Instant at) {
        var point = series.points().stream().filter(one -> one.at().equals(at)).findFirst();
        if (state == State.ESTIMATED) {
            return estimate(usagePoint, series.without(at), at);
        }
        boolean known =
                point.filter(one -> state == State.REJECTED || one.raw() != null).isPresent();
        if (!known) {
            throw Refusal.notFound(
                    "A unidade '%s' não tem medição em %s."
                            .formatted(
                                    usagePoint.matricula(),
                                    ReadingTime.format(at, usagePoint.zone())));
        }
        return given == null ? null : given.value();
    }

    private static Long estimate(LocatedUsagePoint usagePoint, RegisterSeries series, Instant at) {
        return Estimation.register(series, at)
                .orElseThrow(() ->
                        Refusal.conflict(
                                ("Nada permite estimar o registro da unidade '%s' em %s:"
                                                + " faltam medições do mesmo medidor, antes"
                                                + " e depois, ou de um ciclo inteiro antes.")
                                        .formatted(
                                                usagePoint.matricula(),
                                                ReadingTime.format(at, usagePoint.zone()))));
    }

    private static boolean same(
            Revision current, State state, @Nullable Long register, NewRevision wanted) {
        return current.state() == state
                && Objects.equals(current.registerWh(), register)
                && current.who().equals(wanted.who())
                && current.why().equals(wanted.why());
    }

    /// The first moment after another, for a clock that has not moved on.
    private static Instant next(Instant moment) {
        return moment.plus(1, ChronoUnit.MICROS);
    }
}

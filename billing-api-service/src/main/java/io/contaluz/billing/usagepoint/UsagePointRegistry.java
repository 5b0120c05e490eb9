package io.contaluz.billing.usagepoint;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Registers usage points and finds them again.
@Service
@Transactional
public class UsagePointRegistry {

    private final UsagePoints usagePoints;
    private final LocatedUsagePoints located;
    private final Agreements agreements;

    UsagePointRegistry(UsagePoints usagePoints, LocatedUsagePoints located, Agreements agreements) {
        this.usagePoints = usagePoints;
        this.located = located;
        this.agreements = agreements;
    }

    /// Registers a usage point for which nobody answers yet.
    ///
    /// @throws Refusal in conflict, if the matricula is taken
    public LocatedUsagePoint register(Matricula matricula, ZoneId zone) {
        if (usagePoints.existsByMatricula(matricula.value())) {
            throw Refusal.conflict("A unidade '%s' já existe.".formatted(matricula));
        }
        return usagePoints.save(new UsagePoint(matricula, zone)).located();
    }

    UsagePointView register(NewUsagePoint wanted) {
        var usagePoint = register(wanted.matricula(), wanted.zoneOrDefault());
        var username = wanted.username();
        if (username != null) {
            agreements.sign(usagePoint, username, agreements.todayAt(usagePoint));
        }
        return UsagePointView.of(usagePoint, username);
    }

    @Transactional(readOnly = true)
    UsagePointView find(Matricula matricula) {
        var usagePoint = locate(matricula);
        return views(List.of(usagePoint)).apply(usagePoint);
    }

    @Transactional(readOnly = true)
    Page<UsagePointView> list(@Nullable Matricula after, int limit) {
        var found =
                usagePoints
                        .findAfter(after == null ? "" : after.value(), Limit.of(limit + 1))
                        .stream()
                        .map(UsagePoint::located)
                        .toList();
        return Page.cut(found, limit, one -> one.matricula().value(), views(found));
    }

    /// Finds a usage point.
    ///
    /// @throws Refusal if there is none
    @Transactional(propagation = Propagation.SUPPORTS)
    public LocatedUsagePoint locate(Matricula matricula) {
        return located.find(matricula).orElseThrow(() -> unknown(matricula));
    }

    /// The refusal of a usage point that there is not.
    public static Refusal unknown(Matricula matricula) {
        return Refusal.notFound("Não há unidade '%s'.".formatted(matricula));
    }

    /// Finds those of some usage points that there are.
    @Transactional(readOnly = true)
    public Map<Matricula, LocatedUsagePoint> locateAll(Collection<Matricula> matriculas) {
        var values = matriculas.stream().map(Matricula::value).distinct();
        return usagePoints.findAll(values.toArray(String[]::new)).stream()
                .map(UsagePoint::located)
                .collect(Collectors.toMap(LocatedUsagePoint::matricula, Function.identity()));
    }

    /// Marks usage points as changed, so that ingest learns within a second what of theirs another
    /// package has changed in the same transaction. No other transaction can mark them until then.
    public void touch(Collection<LocatedUsagePoint> some) {
        usagePoints.touch(some.stream().map(LocatedUsagePoint::id).toArray(Integer[]::new));
    }

    private Function<LocatedUsagePoint, UsagePointView> views(List<LocatedUsagePoint> some) {
        var customers = agreements.customersToday(some);
        return one -> UsagePointView.of(one, customers.get(one.id()));
    }
}

package io.contaluz.billing.alerting;

import io.contaluz.billing.page.Page;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells which alerts were raised.
@Service
@Transactional(readOnly = true)
class Watching {

    private final Alerts alerts;
    private final UsagePointRegistry usagePoints;

    Watching(Alerts alerts, UsagePointRegistry usagePoints) {
        this.alerts = alerts;
        this.usagePoints = usagePoints;
    }

    /// The alerts raised before one, the latest first.
    ///
    /// @param matricula of one usage point; null for all
    Page<AlertListing> list(
            @Nullable Matricula matricula,
            @Nullable AlertKind kind,
            @Nullable Long before,
            int limit) {
        var usagePointId =
                Optional.ofNullable(matricula)
                        .map(its -> usagePoints.locate(its).id())
                        .orElse(null);
        var found =
                alerts.find(
                        before == null ? Long.MAX_VALUE : before, kind, usagePointId, limit + 1);
        return Page.cut(found, limit, its -> Long.toString(its.id()), AlertListing::of);
    }
}

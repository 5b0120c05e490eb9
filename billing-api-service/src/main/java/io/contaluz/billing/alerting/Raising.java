package io.contaluz.billing.alerting;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.notification.Event;
import io.contaluz.billing.notification.EventKind;
import io.contaluz.billing.notification.Notifications;
import io.contaluz.billing.usagepoint.Matricula;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Raises alerts and has them told, both or neither.
@Service
class Raising {

    private final Alerts alerts;
    private final Notifications notifications;

    Raising(Alerts alerts, Notifications notifications) {
        this.alerts = alerts;
        this.notifications = notifications;
    }

    /// Raises those that were not raised before.
    ///
    /// @param matriculas of their usage points
    /// @return how many that were
    @Transactional
    int raise(List<Alert> found, Map<Integer, Matricula> matriculas) {
        var raised = alerts.raise(found);
        notifications.publish(
                raised.stream()
                        .map(its -> event(its, requireNonNull(matriculas.get(its.usagePointId()))))
                        .toList());
        return raised.size();
    }

    private static Event event(Alert alert, Matricula matricula) {
        var kind =
                switch (alert.kind()) {
                    case EXCESS -> EventKind.EXCESS_CONSUMPTION;
                    case SILENCE -> EventKind.SILENT_METER;
                    case STANDSTILL, FALL -> EventKind.TAMPER;
                    case LOW_VOLTAGE -> EventKind.LOW_VOLTAGE;
                };
        var data = new HashMap<String, Object>();
        data.put("tipo", alert.kind().code());
        data.put("dia", alert.day().toString());
        var sag = alert.sag();
        if (sag != null) {
            data.put("tensao_minima", sag.lowest().toVolts());
            data.put("faixa", sag.range());
        }
        return new Event(kind, matricula, alert.message(), data);
    }
}

package io.contaluz.billing.alerting;

import io.contaluz.billing.metering.MeterReadings;
import io.contaluz.billing.usagepoint.Matricula;
import org.springframework.stereotype.Service;

/// Tells whether a usage point's last period is excessive.
@Service
class Alerting {

    private final MeterReadings readings;
    private final AlertingProperties properties;

    Alerting(MeterReadings readings, AlertingProperties properties) {
        this.readings = readings;
        this.properties = properties;
    }

    Assessment assess(Matricula matricula) {
        // One period more than the window, and one reading more than periods.
        var series = readings.last(matricula, properties.window() + 2);
        return new ExcessPolicy(properties.factor()).assess(series.consumptions());
    }
}

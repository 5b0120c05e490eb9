package io.contaluz.billing.invoicing;

import io.contaluz.billing.metering.MeterReadings;
import io.contaluz.billing.usagepoint.Matricula;
import org.springframework.stereotype.Service;

/// Computes what a usage point's last period costs.
@Service
class PeriodCharging {

    private final MeterReadings readings;
    private final InvoicingProperties properties;

    PeriodCharging(MeterReadings readings, InvoicingProperties properties) {
        this.readings = readings;
        this.properties = properties;
    }

    PeriodCharge invoice(Matricula matricula) {
        var last = readings.last(matricula, 2).consumptions().getLast();
        return PeriodCharge.of(last, properties.rate());
    }
}

package io.contaluz.billing.invoicing;

import io.contaluz.billing.metering.MeterReadings;
import io.contaluz.billing.usagepoint.Matricula;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Computes what a usage point's last period costs.
@Service
class Invoicing {

    private final MeterReadings readings;
    private final InvoicingProperties properties;

    Invoicing(MeterReadings readings, InvoicingProperties properties) {
        this.readings = readings;
        this.properties = properties;
    }

    @Transactional(readOnly = true)
    Invoice invoice(Matricula matricula) {
        var last = readings.last(matricula, 2).consumptions().getLast();
        return Invoice.of(last, properties.rate());
    }
}

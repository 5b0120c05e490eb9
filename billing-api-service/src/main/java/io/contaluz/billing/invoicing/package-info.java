/// Invoices: billing cycles, their closing, what was issued and what was paid; and the source's
/// charge of the last period.
///
/// Owns the tables `billing_cycle`, `invoice`, `invoice_refusal`, `invoice_reminder`, `payment`,
/// `correction` and `carried_entry`. What a bill comes to is computed by `bill` alone; what is
/// issued is never changed.
@ApplicationModule(
        allowedDependencies = {
            "usagepoint",
            "metering",
            "series",
            "energy",
            "tariff",
            "bill",
            "money",
            "notification",
            "round",
            "print",
            "proof",
            "csv",
            "page",
            "refusal"
        })
@NullMarked
package io.contaluz.billing.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

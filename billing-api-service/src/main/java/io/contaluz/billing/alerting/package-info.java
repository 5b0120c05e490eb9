/// What is to be told of a usage point: an excess, a silence, a standstill, a register that fell
/// for good, a voltage below its limits; and what the month will come to, in energy and, by `bill`,
/// in money.
///
/// Owns the rules, their settings and the table `alert`. Whom it is told to, and how, is
/// `notification`'s.
@ApplicationModule(
        allowedDependencies = {
            "usagepoint",
            "metering",
            "series",
            "energy",
            "supply",
            "tariff",
            "bill",
            "money",
            "notification",
            "round",
            "refusal",
            "page"
        })
@NullMarked
package io.contaluz.billing.alerting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

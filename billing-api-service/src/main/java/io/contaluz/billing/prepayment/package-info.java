/// Usage points that pay before: their credit, what they buy, what they use of it, and their
/// warnings.
///
/// Owns the tables `prepaid_account` and `prepaid_entry`, and the routes. The rules of the credit
/// are `prepaid`'s, the values of the rules and the tariff come from the rule pack, and what is
/// used is told by the validated series: none of it is booked, so that a corrected reading corrects
/// the balance.
@ApplicationModule(
        allowedDependencies = {
            "usagepoint",
            "supply",
            "metering",
            "energy",
            "series",
            "tariff",
            "prepaid",
            "money",
            "notification",
            "round",
            "csv",
            "refusal"
        })
@NullMarked
package io.contaluz.billing.prepayment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

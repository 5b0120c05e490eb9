/// What a usage point's own hours would cost by each modality, and when the white tariff pays off.
///
/// Owns no table, and no price: each total is a bill's by `bill`. It issues nothing.
@ApplicationModule(
        allowedDependencies = {
            "usagepoint",
            "supply",
            "series",
            "energy",
            "tariff",
            "bill",
            "money",
            "refusal"
        })
@NullMarked
package io.contaluz.billing.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

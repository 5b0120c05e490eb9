/// What a usage point is billed by: modality, connection, place and cycle group, over time.
///
/// Owns the table `supply_terms`. It knows no price.
@ApplicationModule(allowedDependencies = {"usagepoint", "tariff", "refusal"})
@NullMarked
package io.contaluz.billing.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// What a consumption costs.
///
/// Owns the rate. It rounds nothing itself: `money` does.
@ApplicationModule(allowedDependencies = {"usagepoint", "metering", "money", "refusal"})
@NullMarked
package io.contaluz.billing.invoicing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Where energy is measured, its zone, and which customer answers for it from when to when.
///
/// Owns the tables `usage_point`, with the policy of its datagrams, and `customer_agreement`. It
/// knows nothing of readings.
@ApplicationModule(allowedDependencies = {"customer", "refusal", "page", "csv"})
@NullMarked
package io.contaluz.billing.usagepoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Who signs for energy.
///
/// Owns the table `customer`. It knows nothing of what a customer has signed for.
@ApplicationModule(allowedDependencies = {"refusal", "page", "csv"})
@NullMarked
package io.contaluz.billing.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// What the domain answers to input it cannot serve: invalid, not found, in conflict, unavailable.
///
/// Pure, and beneath every other package. It knows nothing of HTTP; `web` turns it into a problem
/// detail.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.contaluz.billing.refusal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

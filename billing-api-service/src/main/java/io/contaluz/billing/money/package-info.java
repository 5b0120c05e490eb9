/// Money, and the one place where it is rounded.
///
/// Pure: no Spring, no database, no energy.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.contaluz.billing.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

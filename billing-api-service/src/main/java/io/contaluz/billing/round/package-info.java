/// What is done from time to time: rounds that other packages make.
///
/// Owns when they are run, and nothing of what they do.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.contaluz.billing.round;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Whether a consumption is excessive.
///
/// Owns the rule and its settings. It tells nobody: it is asked.
@ApplicationModule(allowedDependencies = {"usagepoint", "metering", "refusal"})
@NullMarked
package io.contaluz.billing.alerting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

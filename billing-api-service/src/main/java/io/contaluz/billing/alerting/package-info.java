/// What is to be told of a usage point's consumption: an excess, a silence, a standstill, a
/// register that fell for good; and what the month will come to.
///
/// Owns the rules, their settings and the table `alert`. It delivers nothing: that is another's.
@ApplicationModule(allowedDependencies = {"usagepoint", "metering", "energy", "refusal", "page"})
@NullMarked
package io.contaluz.billing.alerting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

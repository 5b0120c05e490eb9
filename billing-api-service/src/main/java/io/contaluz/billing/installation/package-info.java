/// Which meter is at a usage point from when to when, and how to read its register: where it began
/// and ended, where it turns over, what its difference is multiplied by.
///
/// Owns the table `meter_installation`, and has the energy of a usage point computed again from
/// whatever time a change of it touches. It computes no energy itself.
@ApplicationModule(allowedDependencies = {"usagepoint", "metering", "refusal", "page", "csv"})
@NullMarked
package io.contaluz.billing.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// Ten customers with a history, for a first look at the product.
///
/// Off unless asked for, and it changes nothing where it has been before.
@ApplicationModule(
        allowedDependencies = {"customer", "usagepoint", "supply", "tariff", "metering", "refusal"})
@NullMarked
package io.contaluz.billing.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

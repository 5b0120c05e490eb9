/// What holds for every route: turns, problem details, limits on bodies and rates, caching,
/// OpenAPI.
///
/// It knows the value types only to describe them. No package depends on it.
@ApplicationModule(
        allowedDependencies = {
            "csv",
            "customer",
            "usagepoint",
            "signing",
            "installation",
            "metering",
            "notification",
            "refusal"
        })
@NullMarked
package io.contaluz.billing.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

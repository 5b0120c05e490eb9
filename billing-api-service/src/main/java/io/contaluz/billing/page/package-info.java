/// Pages of a list and the opaque cursor that leads from one to the next.
///
/// Shared by the packages with lists. Pure; it knows no table and no route.
@ApplicationModule(allowedDependencies = {"refusal"})
@NullMarked
package io.contaluz.billing.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

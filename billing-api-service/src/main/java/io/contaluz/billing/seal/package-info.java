/// What is kept under the master key.
///
/// Owns the master key, which no other package sees: they give a secret and get it sealed, or the
/// other way round. It has no table.
@ApplicationModule(allowedDependencies = {"refusal"})
@NullMarked
package io.contaluz.billing.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// A bill as a pure function of a cycle's registers and the rules in force.
///
/// Owns the lines, their formulas and their sum. It knows no usage point, no database and no
/// Spring; `money` alone rounds.
@ApplicationModule(allowedDependencies = {"tariff", "series", "money", "refusal"})
@NullMarked
package io.contaluz.billing.bill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// A bill as a pure function of a cycle's registers and the rules in force.
///
/// Owns the lines, their formulas and their sum, the one form in which a bill is kept, and how that
/// is proved: digests, chain, tree and signature, and the command that verifies them. It knows no
/// database and no Spring; `money` alone rounds.
@ApplicationModule(allowedDependencies = {"tariff", "series", "money", "refusal"})
@NullMarked
package io.contaluz.billing.bill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

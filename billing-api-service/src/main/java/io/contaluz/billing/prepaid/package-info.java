/// Prepayment: credit in energy that is bought, used, advanced and repaid, and its statement.
///
/// Pure: no Spring, no database, no clock. It prices nothing, since prepaid energy has the tariff
/// of any other; and it holds no values of the rules, which come from the rule pack of the day.
@ApplicationModule(allowedDependencies = {"money", "tariff", "refusal"})
@NullMarked
package io.contaluz.billing.prepaid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

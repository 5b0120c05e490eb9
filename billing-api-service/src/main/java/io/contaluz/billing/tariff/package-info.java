/// What a price rests on: tariffs, flags, bands, taxes, holidays and terms, as data with dates.
///
/// Owns the rule packs (`rulepacks/*.yaml`) and the rules that read them. Pure: it knows no usage
/// point, no database and no Spring. A date without a value on file is refused, never guessed.
@ApplicationModule(allowedDependencies = {"refusal"})
@NullMarked
package io.contaluz.billing.tariff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

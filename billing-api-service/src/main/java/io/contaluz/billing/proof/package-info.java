/// The proof that what was recorded is what was recorded: a hash chain a usage point, the signed
/// roots of the invoices of each cycle, and the key they are signed with.
///
/// Owns the tables `chain_link`, `tree_root` and `bill_key`. It knows digests alone, and not what
/// they are digests of; how they are made is `bill`'s.
@ApplicationModule(allowedDependencies = {"bill", "seal", "refusal"})
@NullMarked
package io.contaluz.billing.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

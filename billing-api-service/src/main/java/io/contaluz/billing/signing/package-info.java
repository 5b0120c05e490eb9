/// The keys with which meters sign their datagrams: they come in, are sealed under the master key,
/// and never come out again. Ingest opens them.
///
/// Owns the table `datagram_key`, and marks the usage point whenever one of its keys changes. A key
/// is in no answer, no log and no message.
@ApplicationModule(allowedDependencies = {"usagepoint", "seal", "refusal", "page", "csv"})
@NullMarked
package io.contaluz.billing.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// From the queues to the database: batches, retries, the quarantine and what is kept of rejected
/// datagrams. And the answers to those who asked for one.
///
/// A reading leaves its queue's count only when a transaction that settled it has committed.
@ApplicationModule(allowedDependencies = {"intake", "reading", "spool", "wire"})
@NullMarked
package io.contaluz.ingest.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The readings that wait on disk while the database is away: bounded, in the order they came, and
/// still there after a crash of the service.
///
/// Knows nothing of PostgreSQL, and nothing of why a batch could not be stored.
@ApplicationModule(allowedDependencies = "reading")
@NullMarked
package io.contaluz.ingest.spool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

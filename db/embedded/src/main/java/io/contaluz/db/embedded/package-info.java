/// A real PostgreSQL from the binaries of a Maven artifact, for machines without one: started,
/// watched, started again after a crash, and stopped with whoever asked for it.
///
/// Owns the server's process and its settings. Knows nothing of the schema.
@NullMarked
package io.contaluz.db.embedded;

import org.jspecify.annotations.NullMarked;

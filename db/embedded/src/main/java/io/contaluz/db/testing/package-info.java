/// The one database configuration of all integration tests: a container where there is an engine,
/// the embedded server where there is none, so that no test is skipped.
@NullMarked
package io.contaluz.db.testing;

import org.jspecify.annotations.NullMarked;

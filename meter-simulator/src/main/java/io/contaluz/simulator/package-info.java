/// The meter simulator's entry point: starts Spring, and hands the command line to `cli`.
///
/// Knows nothing of meters itself.
@NullMarked
package io.contaluz.simulator;

import org.jspecify.annotations.NullMarked;

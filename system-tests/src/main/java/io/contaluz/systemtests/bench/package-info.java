/// The benchmarks of `./contaluz bench`: each starts a stack of its own and prints one JSON line.
/// `docs/performance.md` tells the method.
///
/// Times are the machine's own, and no clock is injected: what is measured begins in one process
/// and ends in another, which have nothing but that clock in common.
@NullMarked
package io.contaluz.systemtests.bench;

import org.jspecify.annotations.NullMarked;

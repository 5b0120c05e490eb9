/// The benchmarks of `./contaluz bench`: each starts a stack of its own and prints one JSON line.
/// `docs/performance.md` tells the method.
@NullMarked
package io.contaluz.systemtests.bench;

import org.jspecify.annotations.NullMarked;

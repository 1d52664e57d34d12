/** A bank's trades, made up: the source that the examples and benchmarks report on. */
@NullMarked
package io.openreg.examples.trades;

import org.jspecify.annotations.NullMarked;

/** What {@code docs/benchmarks.md} measures: runs against the database's own COPY, the API against a bare resource. */
@NullMarked
package io.openreg.examples.benchmark;

import org.jspecify.annotations.NullMarked;

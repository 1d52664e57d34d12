/** Runs: waiting for them, their logs, and fetching their files. */
@NullMarked
package io.openreg.client.runs;

import org.jspecify.annotations.NullMarked;

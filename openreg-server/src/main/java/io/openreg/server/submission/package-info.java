/** Files submitted to regulators, their records, and what became of both. */
@NullMarked
package io.openreg.server.submission;

import org.jspecify.annotations.NullMarked;

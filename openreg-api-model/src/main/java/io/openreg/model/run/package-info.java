/** Runs of reports: their state, logs and the files they made. */
@NullMarked
package io.openreg.model.run;

import org.jspecify.annotations.NullMarked;

/** The steps of a run while it happens. */
@NullMarked
package io.openreg.model.workflow;

import org.jspecify.annotations.NullMarked;

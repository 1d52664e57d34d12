/** Reports, their versions, and starting them. */
@NullMarked
package io.openreg.model.report;

import org.jspecify.annotations.NullMarked;

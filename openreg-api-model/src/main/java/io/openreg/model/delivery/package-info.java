/** Where files are sent to, and what became of it. */
@NullMarked
package io.openreg.model.delivery;

import org.jspecify.annotations.NullMarked;

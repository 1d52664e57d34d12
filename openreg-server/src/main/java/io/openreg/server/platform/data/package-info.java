/** Rows on their way from a source to a file: read once, in order, never all at the same time. */
@NullMarked
package io.openreg.server.platform.data;

import org.jspecify.annotations.NullMarked;

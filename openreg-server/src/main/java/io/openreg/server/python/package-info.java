/** Python, by GraalPy: the only package that knows it. Used in worker processes, never in the server's own. */
@NullMarked
package io.openreg.server.python;

import org.jspecify.annotations.NullMarked;

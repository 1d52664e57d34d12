/** The pool of child processes that run user code, and the frames spoken with them; knows no feature. */
@NullMarked
package io.openreg.server.platform.workers;

import org.jspecify.annotations.NullMarked;

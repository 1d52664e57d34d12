/** Runs, the spine: started, produced by a worker, published, watched, cancelled, recovered. */
@NullMarked
package io.openreg.server.run;

import org.jspecify.annotations.NullMarked;

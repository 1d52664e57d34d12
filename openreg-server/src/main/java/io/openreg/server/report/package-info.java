/** Reports and their versions: what a run is made from. */
@NullMarked
package io.openreg.server.report;

import org.jspecify.annotations.NullMarked;

/** A version's code as a stage of a run: rows or a document out, and what is wrong with it before it is ever run. */
@NullMarked
package io.openreg.server.transform;

import org.jspecify.annotations.NullMarked;

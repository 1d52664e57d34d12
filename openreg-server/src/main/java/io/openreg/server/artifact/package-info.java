/** The files that runs have made: kept as they were, checked whenever they are read. */
@NullMarked
package io.openreg.server.artifact;

import org.jspecify.annotations.NullMarked;

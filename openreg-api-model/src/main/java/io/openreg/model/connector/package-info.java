/** Connections to the source databases and what can be browsed through them. */
@NullMarked
package io.openreg.model.connector;

import org.jspecify.annotations.NullMarked;

/** Connections to the bank's own databases: stored, tested and browsed by users, read by runs. */
@NullMarked
package io.openreg.server.connector;

import org.jspecify.annotations.NullMarked;

/** Holds the running server to its document, operation by operation: what it answers, whom it lets in, what it makes of bad input. */
@NullMarked
package io.openreg.server.contract;

import org.jspecify.annotations.NullMarked;

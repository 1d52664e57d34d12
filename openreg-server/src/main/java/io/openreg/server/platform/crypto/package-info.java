/** Secrets at rest: sealed under a keyset that a master key wraps. The only package that knows Tink. */
@NullMarked
package io.openreg.server.platform.crypto;

import org.jspecify.annotations.NullMarked;

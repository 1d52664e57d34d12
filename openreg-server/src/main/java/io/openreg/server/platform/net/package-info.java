/** Addresses, which of them the server may connect to, and the only way out to other hosts by HTTP. */
@NullMarked
package io.openreg.server.platform.net;

import org.jspecify.annotations.NullMarked;

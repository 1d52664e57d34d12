/** What the server's tests stand on: real databases, started once for a test JVM. */
@NullMarked
package io.openreg.server.testing;

import org.jspecify.annotations.NullMarked;

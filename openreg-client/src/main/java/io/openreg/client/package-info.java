/** Typed Java client of an OpenReg server; {@link io.openreg.client.OpenRegClient} is the way in. */
@NullMarked
package io.openreg.client;

import org.jspecify.annotations.NullMarked;

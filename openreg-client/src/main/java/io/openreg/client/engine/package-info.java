/** How calls are made; not part of the public API. */
@NullMarked
package io.openreg.client.engine;

import org.jspecify.annotations.NullMarked;

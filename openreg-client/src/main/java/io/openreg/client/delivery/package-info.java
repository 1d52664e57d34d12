/** Files on their way. */
@NullMarked
package io.openreg.client.delivery;

import org.jspecify.annotations.NullMarked;

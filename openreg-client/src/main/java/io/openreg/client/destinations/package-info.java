/** Where files are sent to. */
@NullMarked
package io.openreg.client.destinations;

import org.jspecify.annotations.NullMarked;

/** The ground floor: what every feature stands on, and that knows no feature. */
@NullMarked
package io.openreg.server.platform;

import org.jspecify.annotations.NullMarked;

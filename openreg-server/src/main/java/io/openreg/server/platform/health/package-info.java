/** Whether this node lives, whether it can take work, and how it stops. */
@NullMarked
package io.openreg.server.platform.health;

import org.jspecify.annotations.NullMarked;

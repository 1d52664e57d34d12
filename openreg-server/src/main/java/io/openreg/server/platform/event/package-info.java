/** Events for the world outside, written in the transaction of the act that causes them and sent afterwards. */
@NullMarked
package io.openreg.server.platform.event;

import org.jspecify.annotations.NullMarked;

/** What is known of a server without logging in. */
@NullMarked
package io.openreg.client.system;

import org.jspecify.annotations.NullMarked;

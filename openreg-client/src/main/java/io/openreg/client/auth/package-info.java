/** Login, tokens and sessions. */
@NullMarked
package io.openreg.client.auth;

import org.jspecify.annotations.NullMarked;

/** Login, tokens and sessions. */
@NullMarked
package io.openreg.model.auth;

import org.jspecify.annotations.NullMarked;

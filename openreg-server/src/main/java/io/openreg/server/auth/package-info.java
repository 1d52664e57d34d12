/** Who may come in: users and their roles, login, tokens and sessions. */
@NullMarked
package io.openreg.server.auth;

import org.jspecify.annotations.NullMarked;

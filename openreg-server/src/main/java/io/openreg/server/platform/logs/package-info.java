/** How log lines look, as text for people and as JSON for programs. Neither holds a line break of others, or a secret. */
@NullMarked
package io.openreg.server.platform.logs;

import org.jspecify.annotations.NullMarked;

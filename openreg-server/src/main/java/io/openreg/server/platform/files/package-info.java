/** What features do with directories of their own. */
@NullMarked
package io.openreg.server.platform.files;

import org.jspecify.annotations.NullMarked;

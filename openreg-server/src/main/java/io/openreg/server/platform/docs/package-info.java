/** The API's document and the pages that show it, all from this server: no page asks another host for anything. */
@NullMarked
package io.openreg.server.platform.docs;

import org.jspecify.annotations.NullMarked;

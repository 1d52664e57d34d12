/** Who is calling, for which tenant, and with which rights. */
@NullMarked
package io.openreg.server.platform.identity;

import org.jspecify.annotations.NullMarked;

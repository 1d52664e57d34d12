/** Tenants: the banks, or parts of a bank, that share an installation and see nothing of each other. */
@NullMarked
package io.openreg.server.tenant;

import org.jspecify.annotations.NullMarked;

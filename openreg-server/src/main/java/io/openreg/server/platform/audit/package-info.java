/** Writing down who did what. Reading, sealing and verifying it is a feature of its own. */
@NullMarked
package io.openreg.server.platform.audit;

import org.jspecify.annotations.NullMarked;

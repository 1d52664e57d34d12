@NullMarked
package io.openreg.server.platform.workers;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.openreg.server.python;

import org.jspecify.annotations.NullMarked;

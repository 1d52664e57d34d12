@NullMarked
package io.openreg.server;

import org.jspecify.annotations.NullMarked;

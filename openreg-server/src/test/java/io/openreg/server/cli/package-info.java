@NullMarked
package io.openreg.server.cli;

import org.jspecify.annotations.NullMarked;

/** The commands of {@code openreg-server.jar}: what an engineer types to start, prepare and examine a server. */
@NullMarked
package io.openreg.server.cli;

import org.jspecify.annotations.NullMarked;

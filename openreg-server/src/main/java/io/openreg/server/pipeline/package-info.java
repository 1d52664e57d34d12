/** The stages from source to file, the worker process that runs them, and the way to have that done from the server. */
@NullMarked
package io.openreg.server.pipeline;

import org.jspecify.annotations.NullMarked;

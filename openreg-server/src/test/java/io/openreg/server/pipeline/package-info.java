@NullMarked
package io.openreg.server.pipeline;

import org.jspecify.annotations.NullMarked;

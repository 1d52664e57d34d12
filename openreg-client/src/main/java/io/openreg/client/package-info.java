@NullMarked
package io.openreg.client;

import org.jspecify.annotations.NullMarked;

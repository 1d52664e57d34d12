@NullMarked
package io.openreg.examples;

import org.jspecify.annotations.NullMarked;

/** The first ten minutes: from an empty folder to a verified regulatory file. */
@NullMarked
package io.openreg.examples.quickstart;

import org.jspecify.annotations.NullMarked;

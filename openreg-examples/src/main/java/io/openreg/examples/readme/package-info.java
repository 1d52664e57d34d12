/** What the README shows. */
@NullMarked
package io.openreg.examples.readme;

import org.jspecify.annotations.NullMarked;

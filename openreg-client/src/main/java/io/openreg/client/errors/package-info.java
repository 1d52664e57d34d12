/** What can go wrong, one unchecked type per thing a caller would do about it. */
@NullMarked
package io.openreg.client.errors;

import org.jspecify.annotations.NullMarked;

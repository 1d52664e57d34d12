/** The one error body of the API and its problem types. */
@NullMarked
package io.openreg.model.error;

import org.jspecify.annotations.NullMarked;

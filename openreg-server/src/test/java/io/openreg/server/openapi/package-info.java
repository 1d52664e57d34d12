/** Derives the API's document from the resources, and holds the committed one to it. */
@NullMarked
package io.openreg.server.openapi;

import org.jspecify.annotations.NullMarked;

/** Rows into the files a regulator wants: csv, json, xml and fixed-width or delimited text, written as the rows pass. */
@NullMarked
package io.openreg.server.render;

import org.jspecify.annotations.NullMarked;

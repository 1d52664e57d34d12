/** Tests of the client against a scripted server. */
@NullMarked
package io.openreg.client.runs;

import org.jspecify.annotations.NullMarked;

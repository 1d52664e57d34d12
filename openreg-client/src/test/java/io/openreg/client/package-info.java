/** Tests of the client against a scripted server. */
@NullMarked
package io.openreg.client;

import org.jspecify.annotations.NullMarked;

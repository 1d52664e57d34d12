/** Connections to source databases. */
@NullMarked
package io.openreg.client.connectors;

import org.jspecify.annotations.NullMarked;

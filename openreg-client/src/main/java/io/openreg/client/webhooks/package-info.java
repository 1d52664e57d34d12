/** Webhooks: who is told of what, and what was sent to them. */
@NullMarked
package io.openreg.client.webhooks;

import org.jspecify.annotations.NullMarked;

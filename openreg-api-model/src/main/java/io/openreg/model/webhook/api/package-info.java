/** Webhooks as they are set up and looked at. What they deliver is in {@code io.openreg.model.webhook}. */
@NullMarked
package io.openreg.model.webhook.api;

import org.jspecify.annotations.NullMarked;

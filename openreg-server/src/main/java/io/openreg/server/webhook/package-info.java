/** Webhooks: the relay from the outbox, deliveries in the order of the events, and their retries. API guide, section "Webhooks". */
@NullMarked
package io.openreg.server.webhook;

import org.jspecify.annotations.NullMarked;

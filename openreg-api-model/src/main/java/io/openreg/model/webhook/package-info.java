/**
 * What a receiver of webhooks needs: {@link io.openreg.model.webhook.WebhookSignature}, which says whether a delivery is
 * genuine, and the shapes of what is delivered. Needs nothing but the JDK; the server signs with the same class.
 *
 * <p>Members are named in Java's manner; on the wire they are in snake case ({@code job_run_id}), times in ISO 8601 with {@code Z}.
 * {@code io.openreg.model.WireJson} reads them; so does any JSON library that can translate the names.
 */
package io.openreg.model.webhook;

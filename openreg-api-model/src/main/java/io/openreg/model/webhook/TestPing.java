package io.openreg.model.webhook;

import java.util.UUID;

/** Somebody tests a webhook. Only sent by the test itself. */
public record TestPing(String message, UUID webhookId, String webhookName) {
  public static final String TYPE = "test.ping";
}

package io.openreg.client.engine;

/** Whether a request may be sent again when it is not known what became of it. */
public enum Repeat {
  /** Doing it twice is doing it once: GET, PUT, DELETE, and questions put as POST. */
  FREELY,
  /** The server does it once per {@code Idempotency-Key}. */
  UNDER_ITS_KEY,
  /** Twice is twice: only where the server has certainly not begun. */
  NEVER
}

package io.openreg.server.delivery;

import java.time.LocalDate;
import java.util.UUID;

/** A run for tests that have none. */
final class Runs {
  static final DeliveredRun RUN = new DeliveredRun(
      UUID.fromString("550e8400-e29b-41d4-a716-446655440000"),
      UUID.fromString("550e8400-e29b-41d4-a716-446655440001"),
      "MiFIR Daily",
      LocalDate.parse("2024-01-19"));

  private Runs() {}
}

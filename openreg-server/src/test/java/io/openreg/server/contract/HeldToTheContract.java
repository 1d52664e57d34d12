package io.openreg.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a class of tests during which a server broke the document. Registered for every class, see META-INF/services. */
public final class HeldToTheContract implements BeforeAllCallback, AfterAllCallback {
  private static final Set<String> STARTED = ConcurrentHashMap.newKeySet();

  @Override
  public void beforeAll(ExtensionContext context) {
    STARTED.add(context.getRequiredTestClass().getName());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    assertThat(Contract.committed().takeBreaches()).isEmpty();
  }

  /** The classes of tests that this JVM has begun to run. */
  static Set<String> started() {
    return Set.copyOf(STARTED);
  }
}

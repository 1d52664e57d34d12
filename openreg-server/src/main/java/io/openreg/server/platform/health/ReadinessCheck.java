package io.openreg.server.platform.health;

/** One thing this node cannot work without. Systems of others, sources and destinations, are none: they fail runs, not nodes. */
public interface ReadinessCheck {
  /** As it appears among {@code checks}: {@code database}. */
  String name();

  /**
   * Returns if the thing is there.
   *
   * @throws NotReady with a message that anybody may read; any other exception is logged and answered in general words
   */
  void check() throws Exception;
}

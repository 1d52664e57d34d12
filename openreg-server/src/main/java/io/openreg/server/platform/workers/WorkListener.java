package io.openreg.server.platform.workers;

/** Hears what a work says while it is done. */
@FunctionalInterface
public interface WorkListener {
  /** For work that says nothing. */
  WorkListener NONE = (type, body) -> {};

  /**
   * One frame of the worker, in order, and never after the work has ended. Called on the thread that reads from the worker:
   * a slow listener slows the work down, and one that throws fails it.
   */
  void onFrame(String type, byte[] body);
}

package io.openreg.server.cli;

import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** One command. */
interface Command {
  /** As it is typed. */
  String name();

  /** What it does, in one sentence. */
  String summary();

  /** Adds the arguments it takes beside those that all take. */
  default void describe(Subparser parser) {}

  /**
   * @throws CommandFailed or {@link io.openreg.server.platform.StartRefused} with a message for the operator
   */
  Exit run(Namespace arguments, Session session) throws Exception;
}

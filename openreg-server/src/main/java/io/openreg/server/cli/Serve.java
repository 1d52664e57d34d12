package io.openreg.server.cli;

import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.openreg.server.OpenRegConfiguration;
import java.net.BindException;
import java.util.Map;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Starts the server. */
final class Serve implements Command {
  static final String NAME = "server";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Start the server; this is also what happens without a command.";
  }

  @Override
  public void describe(Subparser parser) {
    parser.addArgument("file").nargs("?").metavar("FILE").help("the same as --config FILE");
  }

  @Override
  public Exit run(Namespace arguments, Session session) throws Exception {
    Bootstrap<OpenRegConfiguration> bootstrap = new Bootstrap<>(session.application());
    session.application().initialize(bootstrap);
    bootstrap.registerMetrics();
    try {
      new ServerCommand<>(session.application())
          .run(bootstrap, new Namespace(Map.of("file", session.path())));
      return Exit.KEEPS_RUNNING;
    } catch (Exception e) {
      throw explained(e);
    }
  }

  /** The one thing that can go wrong once all settings are good and the database is open. */
  private static Exception explained(Exception problem) {
    Throwable cause = problem;
    while (cause != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    return cause == null
        ? problem
        : new CommandFailed(
            problem.getMessage()
                + ". Stop what listens there, or change OPENREG_PORT, OPENREG_ADMIN_PORT or OPENREG_HOST.",
            problem);
  }
}

package io.openreg.server.cli;

import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.openreg.server.OpenRegConfiguration;
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
    new ServerCommand<>(session.application())
        .run(bootstrap, new Namespace(Map.of("file", session.path())));
    return Exit.KEEPS_RUNNING;
  }
}

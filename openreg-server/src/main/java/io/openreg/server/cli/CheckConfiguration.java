package io.openreg.server.cli;

import io.openreg.server.ConfigurationRules;
import io.openreg.server.OpenRegConfiguration;
import io.openreg.server.platform.StartRefused;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Reads the settings as the server would, and starts nothing. */
final class CheckConfiguration implements Command {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "Check the settings of environment and file, without starting or changing anything.";
  }

  @Override
  public void describe(Subparser parser) {
    parser.addArgument("file").nargs("?").metavar("FILE").help("the same as --config FILE");
  }

  @Override
  public Exit run(Namespace arguments, Session session) {
    OpenRegConfiguration configuration = session.configuration();
    session.warnings().forEach(warning -> session.print("WARN  " + warning));
    List<String> broken = new ConfigurationRules(configuration).broken();
    if (!broken.isEmpty()) {
      throw new StartRefused(String.join("\n", broken));
    }
    session.print("The settings are good: " + configuration.environment() + ", database "
        + configuration.database().place() + ", data in " + configuration.dataDirectory() + ".");
    return Exit.OK;
  }
}

package io.openreg.server.cli;

import io.openreg.server.ConfigurationRules;
import io.openreg.server.OpenRegConfiguration;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;

/** The doctor: looks at everything a server needs, and says what to do about what is missing. */
final class ExamineInstallation implements Command {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "Look at everything a server needs on this machine, and say what to do about what is missing.";
  }

  @Override
  public Exit run(Namespace arguments, Session session) {
    OpenRegConfiguration configuration = session.configuration();
    List<Finding> findings = new ArrayList<>(settings(configuration, session));
    MachineExamination machine = new MachineExamination(configuration);
    findings.addAll(machine.findings());
    findings.addAll(new DatabaseExamination(configuration, session.clock()).findings());
    findings.add(new WorkerExamination(configuration).finding());
    findings.forEach(finding -> session.print(finding.line()));
    long bad = count(findings, Finding.Grade.FAIL);
    long doubtful = count(findings, Finding.Grade.WARN);
    session.print(
        bad == 0
            ? "A server can run here" + (doubtful == 0 ? "." : "; " + doubtful + " warnings.")
            : bad + " problems, " + doubtful + " warnings.");
    return bad == 0 ? Exit.OK : Exit.FAILED;
  }

  private static List<Finding> settings(OpenRegConfiguration configuration, Session session) {
    List<Finding> findings = new ArrayList<>();
    new ConfigurationRules(configuration)
        .broken()
        .forEach(broken -> findings.add(Finding.bad("settings", broken)));
    session.warnings().forEach(warning -> findings.add(Finding.doubtful("settings", warning)));
    if (findings.isEmpty()) {
      findings.add(Finding.good(
          "settings", session.path() + " and the environment, " + configuration.environment()));
    }
    return findings;
  }

  private static long count(List<Finding> findings, Finding.Grade grade) {
    return findings.stream().filter(finding -> finding.grade() == grade).count();
  }
}

package io.openreg.server.connector;

import java.util.List;
import java.util.stream.Collectors;

/** A connector's settings cannot be used; every problem found is here. */
final class InvalidConnector extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  InvalidConnector(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  List<ConfigProblem> problems() {
    return problems;
  }
}

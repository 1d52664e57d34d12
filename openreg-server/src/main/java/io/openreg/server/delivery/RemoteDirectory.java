package io.openreg.server.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * A directory as a template has named it.
 *
 * @param existing the part before any variable, which must be there; empty for where the login leads to
 * @param made the names below it, which are made where they are missing
 */
record RemoteDirectory(String existing, List<String> made) {
  RemoteDirectory {
    made = List.copyOf(made);
  }

  /** The part that must be there, alone. */
  RemoteDirectory known() {
    return new RemoteDirectory(existing, List.of());
  }

  /** Every directory that may have to be made, the outermost first. */
  List<String> steps() {
    List<String> steps = new ArrayList<>();
    String path = existing;
    for (String name : made) {
      path = join(path, name);
      steps.add(path);
    }
    return steps;
  }

  String path() {
    List<String> steps = steps();
    return steps.isEmpty() ? existing : steps.get(steps.size() - 1);
  }

  /** A file of that name in it. */
  String file(String name) {
    return join(path(), name);
  }

  private static String join(String directory, String name) {
    return directory.isEmpty() || directory.endsWith("/")
        ? directory + name
        : directory + "/" + name;
  }
}

package io.openreg.server.cli;

import io.openreg.server.platform.docs.OpenApiDocument;
import net.sourceforge.argparse4j.inf.Namespace;

/** Prints the API's document. */
final class PrintOpenApi implements Command {
  @Override
  public String name() {
    return "openapi";
  }

  @Override
  public String summary() {
    return "Print the API's document, OpenAPI 3.0 in JSON.";
  }

  @Override
  public Exit run(Namespace arguments, Session session) {
    byte[] document = OpenApiDocument.read();
    session.terminal().out().write(document, 0, document.length);
    session.terminal().out().flush();
    return Exit.OK;
  }
}

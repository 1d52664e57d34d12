package io.openreg.client.engine;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer arrived whole but is not what was declared. */
final class UndecodableBodyException extends IOException {
  private static final long serialVersionUID = 1;

  private final String head;

  UndecodableBodyException(String head, @Nullable JacksonException cause) {
    // The parser's own message quotes the source, which may hold secrets.
    super(cause == null ? "an empty document" : cause.getClass().getSimpleName() + location(cause));
    this.head = head;
  }

  String head() {
    return head;
  }

  private static String location(JacksonException cause) {
    return cause.getLocation() == null
        ? ""
        : " at line " + cause.getLocation().getLineNr() + ", column "
            + cause.getLocation().getColumnNr();
  }
}

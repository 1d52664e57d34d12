package io.openreg.server.platform.http;

/** What Jersey's own refusals mean to a caller. */
final class WebFaults {
  private WebFaults() {}

  static String detail(int status) {
    return switch (status) {
      case 400 -> "The request could not be read.";
      case 404 -> "There is no such address here. /docs lists the operations.";
      case 405 -> "This address does not take that method: see the Allow header.";
      case 406 -> "This operation has no answer of a media type you accept.";
      case 413 -> "The request is larger than this server takes.";
      case 415 -> "This operation takes another media type: see /docs.";
      default -> "The request was refused.";
    };
  }
}

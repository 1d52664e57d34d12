package io.openreg.model.auth;

import java.util.List;

/** The caller's sessions. */
public record SessionList(List<SessionInfo> sessions, int count) {
  public SessionList {
    sessions = sessions == null ? List.of() : List.copyOf(sessions);
  }
}

package io.openreg.server.platform.audit;

import java.util.Locale;

/** What was done. On the wire in lower case. */
public enum AuditAction {
  CREATE,
  UPDATE,
  DELETE,
  EXECUTE,
  COMPLETE,
  FAIL,
  APPROVE,
  CANCEL,
  TEST,
  DOWNLOAD,
  LOGIN,
  LOGIN_FAILED,
  LOGOUT,
  REFRESH,
  REUSE_DETECTED,
  DENIED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

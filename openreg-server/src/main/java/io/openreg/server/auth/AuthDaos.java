package io.openreg.server.auth;

import io.openreg.server.platform.db.Database;

/** The feature's tables. */
record AuthDaos(
    UserDao users,
    RoleDao roles,
    SessionDao sessions,
    RefreshTokenDao refreshTokens,
    SessionPolicyDao policies) {
  static AuthDaos of(Database database) {
    return new AuthDaos(
        database.dao(UserDao.class),
        database.dao(RoleDao.class),
        database.dao(SessionDao.class),
        database.dao(RefreshTokenDao.class),
        database.dao(SessionPolicyDao.class));
  }
}

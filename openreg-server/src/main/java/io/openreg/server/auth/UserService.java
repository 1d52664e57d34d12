package io.openreg.server.auth;

import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Users: an e-mail address is one user's in the whole installation, whatever its case. */
public final class UserService {
  private static final int MIN_PASSWORD = 8;
  private static final int MAX_PASSWORD = 1024;

  private final Transactions transactions;
  private final UserDao users;
  private final RoleDao roles;
  private final Passwords passwords;
  private final SessionService sessions;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  UserService(Platform platform, AuthDaos daos, Passwords passwords, SessionService sessions) {
    this.transactions = platform.transactions();
    this.users = daos.users();
    this.roles = daos.roles();
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** Whether the installation has any user at all. */
  public boolean any() {
    return users.any();
  }

  /**
   * Makes an active user and returns the id.
   *
   * @throws IllegalArgumentException if e-mail or password has not the form it must have, or the role
   *     is none of the tenant
   * @throws io.openreg.server.platform.db.AlreadyExists if somebody has that e-mail
   */
  public UUID create(Caller caller, NewUser request) {
    EmailAddress email = new EmailAddress(request.email());
    if (!email.isPlausible()) {
      throw new IllegalArgumentException("\"" + email + "\" is not an e-mail address.");
    }
    UserRow user = new UserRow(
        ids.next(),
        caller.tenant(),
        email.value(),
        request.fullName(),
        hash(request.password()),
        true,
        request.isSuperuser(),
        clock.instant(),
        0);
    transactions.run(() -> {
      users.insert(caller.tenant(), user);
      if (request.roleId() != null
          && roles.assign(caller.tenant(), user.id(), request.roleId()) == 0) {
        throw new IllegalArgumentException("The tenant has no role " + request.roleId() + ".");
      }
      audit.record(
          caller, AuditAction.CREATE, "User", user.id(), Changes.after(user.currentUser()));
    });
    return user.id();
  }

  /** Makes a superuser in the tenant's role of administrators and returns the id. Fails as {@link #create} does. */
  public UUID createAdmin(Caller caller, String email, String password, String fullName) {
    UUID role = roles.idByName(caller.tenant(), RoleTemplate.ADMIN.roleName()).orElse(null);
    return create(caller, new NewUser(email, password, fullName, true, role));
  }

  /**
   * Gives a user of the caller's tenant another password and ends all sessions.
   *
   * @return whether the tenant has a user of that e-mail
   * @throws IllegalArgumentException if the password has not the form it must have
   */
  public boolean setPassword(Caller caller, String email, String password) {
    Optional<UserRow> user = users
        .byEmail(new EmailAddress(email).value())
        .filter(found -> found.tenantId().equals(caller.tenant()));
    String hash = hash(password);
    user.ifPresent(found -> transactions.run(() -> {
      users.setPassword(caller.tenant(), found.id(), hash);
      sessions.endAllOf(caller.tenant(), found.id());
      audit.record(
          caller,
          AuditAction.UPDATE,
          "User",
          found.id(),
          Changes.after(Map.of("password", "changed")));
    }));
    return user.isPresent();
  }

  /** Whether an active user has that e-mail and that password. */
  public boolean has(String email, String password) {
    return users
        .byEmail(new EmailAddress(email).value())
        .filter(UserRow::isActive)
        .filter(user -> passwords.match(password, Optional.of(user.passwordHash())))
        .isPresent();
  }

  private String hash(String password) {
    if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
      throw new IllegalArgumentException(
          "A password must have " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters.");
    }
    return passwords.hash(password);
  }
}

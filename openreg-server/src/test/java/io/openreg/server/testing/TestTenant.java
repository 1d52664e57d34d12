package io.openreg.server.testing;

import io.openreg.client.OpenRegClient;
import io.openreg.model.Permission;
import io.openreg.model.WireJson;
import io.openreg.server.auth.AuthFeature;
import io.openreg.server.auth.NewUser;
import io.openreg.server.auth.RoleService;
import io.openreg.server.auth.RoleTemplate;
import io.openreg.server.auth.UserService;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant of the test's own, with one user for each role template, made and logged in when first asked for. */
public final class TestTenant {
  private static final String PASSWORD = "correct horse battery";

  private final Caller installation;
  private final String slug;
  private final AuthFeature auth;
  private final RawHttp http;
  private final TestTenants tenants;
  private final Map<RoleTemplate, TestUser> users = new ConcurrentHashMap<>();
  private final Map<RoleTemplate, RawHttp> signedIn = new ConcurrentHashMap<>();
  private final Map<Set<Permission>, RawHttp> restricted = new ConcurrentHashMap<>();
  private final Map<RoleTemplate, OpenRegClient> clients = new ConcurrentHashMap<>();
  private final AtomicInteger others = new AtomicInteger();

  TestTenant(
      Caller installation, String slug, AuthFeature auth, RawHttp http, TestTenants tenants) {
    this.installation = installation;
    this.slug = slug;
    this.auth = auth;
    this.http = http;
    this.tenants = tenants;
  }

  public TenantId id() {
    return installation.tenant();
  }

  /** The users of the installation, for what has no operation. */
  public UserService users() {
    return auth.users();
  }

  /** The roles of the installation, for what has no operation. */
  public RoleService roles() {
    return auth.roles();
  }

  /** Whoever runs the installation, at work in this tenant. */
  public Caller caller() {
    return installation;
  }

  /** Requests of the tenant's user who has that role. The administrator is a superuser. */
  public RawHttp as(RoleTemplate role) {
    return signedIn.computeIfAbsent(role, r -> logIn(user(r)));
  }

  /** Requests of a user who may do just that and nothing else; a new one each time. */
  public RawHttp with(Permission... only) {
    return logIn(userWith(List.of(only)));
  }

  /** Requests of a user who may do all but that; one for each set. */
  RawHttp withAllBut(Set<Permission> needed) {
    return restricted.computeIfAbsent(needed, set -> logIn(userWith(others(set))));
  }

  private static List<Permission> others(Set<Permission> needed) {
    return Arrays.stream(Permission.values())
        .filter(granted -> needed.stream().noneMatch(granted::covers))
        .toList();
  }

  /** The client library in the hands of the tenant's user who has that role. Closed with the server. */
  public OpenRegClient client(RoleTemplate role) {
    return clients.computeIfAbsent(role, r -> tenants.client(http.address(), user(r)));
  }

  /** Requests without credentials. */
  public RawHttp anonymous() {
    return http;
  }

  /** The tenant's user who has that role. */
  public TestUser user(RoleTemplate role) {
    return users.computeIfAbsent(role, this::create);
  }

  /** A new user with a new role of those permissions. */
  public TestUser userWith(List<Permission> permissions) {
    String name = "other-" + others.incrementAndGet();
    UUID role = auth.roles().create(installation, name, null, permissions);
    return create(name, false, role);
  }

  /** An access token of a new session of the tenant's user who has that role. */
  public String token(RoleTemplate role) {
    return token(user(role));
  }

  /** Logs in anew, which opens another session. */
  public RawHttp logIn(TestUser user) {
    return http.bearer(token(user));
  }

  private String token(TestUser user) {
    RawHttp.Answer answer = http.post(
        "/api/v1/auth/login",
        WireJson.mapper()
            .createObjectNode()
            .put("email", user.email())
            .put("password", user.password())
            .toString());
    if (answer.status() != 200) {
      throw new IllegalStateException("The test's user could not log in: " + answer.body());
    }
    return answer.json().path("access_token").asText();
  }

  /** What was written down of this tenant's acts, oldest first; making its users is not among them. */
  public List<AuditLine> audit() {
    return tenants.database().jdbi().withHandle(handle -> handle
        .createQuery("""
            SELECT action, entity_type, entity_id, user_email, changes, ip_address, user_agent
              FROM audit_event
             WHERE tenant_id = :tenant AND request_id <> :rig
             ORDER BY created_at, id
            """)
        .bind("tenant", id().value())
        .bind("rig", installation.call().requestId())
        .mapTo(AuditLine.class)
        .list());
  }

  private TestUser create(RoleTemplate template) {
    UUID role = auth.roles().idByName(id(), template.roleName()).orElseThrow();
    String name = template.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return create(name, template == RoleTemplate.ADMIN, role);
  }

  private TestUser create(String name, boolean isSuperuser, UUID role) {
    String email = name + "@" + slug + ".example";
    UUID id = auth.users()
        .create(installation, new NewUser(email, PASSWORD, "Test " + name, isSuperuser, role));
    return new TestUser(id, email, PASSWORD);
  }
}

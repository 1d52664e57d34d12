package io.openreg.server.auth;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Users in the database. */
interface UserDao {
  @SqlUpdate("""
      INSERT INTO app_user (id, tenant_id, email, full_name, password_hash, is_active, is_superuser, created_at, revision)
      VALUES (:u.id, :tenant, :u.email, :u.fullName, :u.passwordHash, :u.isActive, :u.isSuperuser, :u.createdAt, :u.revision)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("u") UserRow user);

  @SqlQuery("""
      SELECT id, tenant_id, email, full_name, password_hash, is_active, is_superuser, created_at, revision
        FROM app_user
       WHERE tenant_id = :tenant AND id = :id
      """)
  Optional<UserRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @AcrossTenants("a login names an e-mail address, which is unique in the installation")
  @SqlQuery("""
      SELECT id, tenant_id, email, full_name, password_hash, is_active, is_superuser, created_at, revision
        FROM app_user
       WHERE email = :email
      """)
  Optional<UserRow> byEmail(@Bind("email") String email);

  @AcrossTenants("the first start asks whether anybody can log in")
  @SqlQuery("SELECT EXISTS (SELECT 1 FROM app_user)")
  boolean any();

  @SqlUpdate("""
      UPDATE app_user SET password_hash = :hash, revision = revision + 1
       WHERE tenant_id = :tenant AND id = :id
      """)
  void setPassword(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("hash") String hash);
}

package io.openreg.server.platform.crypto;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.db.BindRecord;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The one row that holds the keyset. */
interface KeysetDao {
  String NO_TENANT = "the keyset is the installation's; what it seals is bound to a tenant";

  @AcrossTenants(NO_TENANT)
  @SqlQuery("""
      SELECT version, salt, keyset FROM encryption_keyset
      """)
  Optional<WrappedKeyset> read();

  @AcrossTenants(NO_TENANT)
  @SqlUpdate("""
      INSERT INTO encryption_keyset (only_one, version, salt, keyset, made_at)
      VALUES (1, :k.version, :k.salt, :k.keyset, :now)
      """)
  void insert(@BindRecord("k") WrappedKeyset keyset, @Bind("now") Instant now);

  @AcrossTenants(NO_TENANT)
  @SqlUpdate("""
      UPDATE encryption_keyset
         SET version = :k.version, salt = :k.salt, keyset = :k.keyset, made_at = :now
       WHERE version = :k.version - 1
      """)
  int replace(@BindRecord("k") WrappedKeyset keyset, @Bind("now") Instant now);
}

package io.openreg.server.contract;

import io.openreg.server.platform.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** All that the database holds of one tenant, for saying that nothing of it has changed. */
final class TenantRows {
  private final Database database;
  private final UUID tenant;
  private final List<String> tables;

  private TenantRows(Database database, UUID tenant, List<String> tables) {
    this.database = database;
    this.tenant = tenant;
    this.tables = tables;
  }

  static TenantRows of(FurnishedTenant furnished) {
    Database database = furnished.server().database();
    List<String> tables = database
        .jdbi()
        .withHandle(handle -> handle.createQuery("""
            SELECT lower(table_name)
              FROM information_schema.columns
             WHERE lower(column_name) = 'tenant_id'
             ORDER BY 1
            """).mapTo(String.class).list());
    return new TenantRows(database, furnished.tenant().id().value(), tables);
  }

  /** Every row of every table, as text; equal as long as nothing was written. */
  String digest() {
    return database.jdbi().withHandle(handle -> tables.stream()
        .map(table -> table + "\n" + String.join("\n", rows(handle, table)))
        .collect(Collectors.joining("\n")));
  }

  private List<String> rows(Handle handle, String table) {
    List<String> rows = handle
        .createQuery("SELECT * FROM " + table + " WHERE tenant_id = :tenant")
        .bind("tenant", tenant)
        .map((row, context) -> {
          List<String> values = new ArrayList<>();
          for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            values.add(String.valueOf(row.getString(column)));
          }
          return String.join("|", values);
        })
        .list();
    rows.sort(null);
    return rows;
  }
}

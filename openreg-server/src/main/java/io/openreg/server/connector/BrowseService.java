package io.openreg.server.connector;

import io.openreg.model.connector.ColumnList;
import io.openreg.model.connector.ConnectorTestRequest;
import io.openreg.model.connector.ConnectorTestResult;
import io.openreg.model.connector.TableList;
import io.openreg.model.connector.TablePreview;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.http.BadRequest;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Unavailable;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tests connections and looks into databases on a user's behalf. What it does on the network it does outside of any transaction;
 * a test is audited with what came of it.
 */
final class BrowseService {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final ConnectorService connectors;
  private final RequestSettings settings;
  private final ConnectionTester tester;
  private final DatabaseBrowser browser;
  private final AuditLog audit;

  BrowseService(
      ConnectorService connectors,
      RequestSettings settings,
      ConnectionTester tester,
      DatabaseBrowser browser,
      AuditLog audit) {
    this.connectors = connectors;
    this.settings = settings;
    this.tester = tester;
    this.browser = browser;
    this.audit = audit;
  }

  /** Tests settings that are not stored. */
  ConnectorTestResult test(Caller caller, ConnectorTestRequest request) {
    String type = request.type().value();
    Endpoint endpoint =
        settings.endpoint(type, request.config(), settings.credentials(request.credentials()));
    return tested(caller, null, endpoint);
  }

  /** Tests a stored connector, an inactive one too. */
  ConnectorTestResult test(Caller caller, UUID id) {
    return tested(caller, id, endpoint(connectors.anySource(caller.tenant(), id)));
  }

  private ConnectorTestResult tested(Caller caller, @Nullable UUID id, Endpoint endpoint) {
    ConnectorTestResult result = tester.test(endpoint);
    Attempt attempt = new Attempt(endpoint.toString(), result.status(), result.message());
    audit.record(caller, AuditAction.TEST, ConnectorService.ENTITY, id, Changes.after(attempt));
    return result;
  }

  TableList tables(TenantId tenant, UUID id, @Nullable String schema) {
    return reached(() -> new TableList(browser.tables(endpoint(tenant, id), schema)));
  }

  ColumnList columns(TenantId tenant, UUID id, String table, @Nullable String schema) {
    return reached(() -> new ColumnList(browser.columns(endpoint(tenant, id), table, schema)));
  }

  /** @param limit from 1; more than {@link DatabaseBrowser#LONGEST_PREVIEW} counts as that */
  TablePreview preview(TenantId tenant, UUID id, String table, @Nullable String schema, int limit) {
    int rows = Math.min(limit, DatabaseBrowser.LONGEST_PREVIEW);
    return reached(() -> browser.preview(endpoint(tenant, id), table, schema, rows));
  }

  private Endpoint endpoint(TenantId tenant, UUID id) {
    return endpoint(connectors.source(tenant, id));
  }

  private static Endpoint endpoint(SourceSpec spec) {
    return ConnectorSettings.read(spec.type(), spec.config(), spec.credentials());
  }

  private static <T> T reached(Look<T> look) {
    try {
      return look.into();
    } catch (NoSuchTable e) {
      throw new NotFound(e.getMessage());
    } catch (ConnectionFailure e) {
      throw new Unavailable(e.getMessage(), RETRY_AFTER, e);
    } catch (RunFailure e) {
      if (e.code() == FailureCode.CONNECTION_ERROR) {
        throw new Unavailable(e.getMessage(), RETRY_AFTER, e);
      }
      throw new BadRequest(e.getMessage());
    }
  }

  /** Something to look up in a database. */
  @FunctionalInterface
  private interface Look<T> {
    T into() throws ConnectionFailure;
  }

  /** A test in the audit trail. */
  record Attempt(String database, String status, String message) {}
}

package io.openreg.server.delivery;

import io.openreg.model.delivery.DestinationTestRequest;
import io.openreg.model.delivery.DestinationTestResult;
import io.openreg.model.delivery.FtpsMode;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.identity.Caller;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tries destinations: connects, logs in and looks whether the directory is there. Nothing is written. */
final class TestService {
  private final DestinationService destinations;
  private final DestinationSettings settings;
  private final Connections connections;
  private final AuditLog audit;

  TestService(
      DestinationService destinations,
      DestinationSettings settings,
      Connections connections,
      AuditLog audit) {
    this.destinations = destinations;
    this.settings = settings;
    this.connections = connections;
    this.audit = audit;
  }

  /** Tests settings that are not stored. */
  DestinationTestResult test(Caller caller, DestinationTestRequest request) {
    FtpsMode ftps = Objects.requireNonNullElse(request.ftps(), FtpsMode.NONE);
    Integer port = request.port();
    Target target = settings.target(
        request.protocol(),
        ftps,
        request.host(),
        port == null ? DestinationSettings.usualPort(request.protocol(), ftps) : port,
        request.username(),
        new Login(request.password(), request.privateKey(), request.passphrase()),
        Objects.requireNonNullElse(request.directory(), "/"),
        request.hostKeyFingerprint());
    return tested(caller, null, target);
  }

  /** Tests a stored destination, an inactive one too. */
  DestinationTestResult test(Caller caller, UUID id) {
    DestinationRow row = destinations.find(caller.tenant(), id);
    DestinationTestResult result = tested(caller, id, destinations.target(row));
    if (result.success()) {
      destinations.learn(caller, row, result.hostKeyFingerprint());
    }
    return result;
  }

  private DestinationTestResult tested(Caller caller, @Nullable UUID id, Target target) {
    DestinationTestResult result = result(target);
    audit.record(
        caller,
        AuditAction.TEST,
        DestinationService.ENTITY,
        id,
        Changes.after(new Attempt(target.toString(), result.success(), result.message())));
    return result;
  }

  private DestinationTestResult result(Target target) {
    try (Connections.Connection connection = connections.open(target)) {
      String fingerprint = connection.files().fingerprint();
      try {
        connection.files().enter(target.directory().existing());
        return new DestinationTestResult(
            true, "Connection successful. Directory accessible.", fingerprint);
      } catch (IOException e) {
        DeliveryFailure failure =
            connection.failure("Connection successful, but the directory is not accessible", e);
        return new DestinationTestResult(false, failure.message(), fingerprint);
      }
    } catch (DeliveryFailure e) {
      return new DestinationTestResult(false, e.message(), null);
    }
  }

  /** A test in the audit trail. */
  record Attempt(String server, boolean success, String message) {}
}

package io.openreg.client.destinations;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.delivery.Destination;
import io.openreg.model.delivery.DestinationCreate;
import io.openreg.model.delivery.DestinationLinked;
import io.openreg.model.delivery.DestinationTestRequest;
import io.openreg.model.delivery.DestinationTestResult;
import io.openreg.model.delivery.DestinationUpdate;
import io.openreg.model.delivery.LinkedDestination;
import java.util.List;
import java.util.UUID;

/** SFTP and FTP directories that files are sent to, and the reports whose files go there. Thread-safe. */
public interface Destinations {
  /** @hidden wired by the client */
  static Destinations on(CallEngine engine) {
    return new DestinationsCalls(engine);
  }

  /** All destinations of the tenant, by name. */
  List<Destination> list(RequestOptions... options);

  /** Saves a destination; it is not tried, see {@link #testBeforeSave}. */
  Destination create(DestinationCreate request, RequestOptions... options);

  Destination get(UUID id, RequestOptions... options);

  /** Changes what the request names and leaves the rest, the login too. */
  Destination update(UUID id, DestinationUpdate request, RequestOptions... options);

  /**
   * Removes a destination; what was delivered to it stays in the histories of files.
   *
   * @throws io.openreg.client.errors.ConflictException while a report delivers to it
   */
  void delete(UUID id, RequestOptions... options);

  /** Tries a destination that is not saved. A test that fails is a result, not an exception. */
  DestinationTestResult testBeforeSave(DestinationTestRequest request, RequestOptions... options);

  /** Tries a saved destination. A test that fails is a result, not an exception. */
  DestinationTestResult test(UUID id, RequestOptions... options);

  /** Where the files of a report's runs go, by name. */
  List<LinkedDestination> ofReport(UUID reportId, RequestOptions... options);

  /**
   * Has the files of a report's runs sent to a destination, from the next run on.
   *
   * @throws io.openreg.client.errors.ConflictException if they are already
   */
  DestinationLinked link(UUID reportId, UUID destinationId, RequestOptions... options);

  void unlink(UUID reportId, UUID destinationId, RequestOptions... options);
}

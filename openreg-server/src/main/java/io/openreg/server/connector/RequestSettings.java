package io.openreg.server.connector;

import io.openreg.model.error.FieldError;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.platform.net.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks settings that came with a request, and tells what is wrong with them by their place in its body. */
final class RequestSettings {
  private final AddressPolicy addresses;

  RequestSettings(AddressPolicy addresses) {
    this.addresses = addresses;
  }

  /** @throws Invalid with every problem */
  Credentials credentials(Map<String, @Nullable Object> given) {
    return checked(() -> ConnectorSettings.credentials(given));
  }

  /**
   * Settings that may be stored: no host that spells out an address which is never connected to. Where a name leads is looked
   * at when it is connected to.
   *
   * @throws Invalid with every problem
   */
  Endpoint storable(String type, Map<String, @Nullable Object> config, Credentials credentials) {
    Endpoint endpoint = endpoint(type, config, credentials);
    Host host = endpoint.host();
    if (host.literal().filter(address -> !addresses.allows(host, address)).isPresent()) {
      String member = type.equals(ConnectorSettings.ODBC) ? "connection_string" : "host";
      throw invalid(List.of(new ConfigProblem(
          List.of("config", member),
          "is a link-local, cloud metadata or reserved address, to which no connection is made")));
    }
    return endpoint;
  }

  /** @throws Invalid with every problem */
  Endpoint endpoint(String type, Map<String, @Nullable Object> config, Credentials credentials) {
    return checked(() -> ConnectorSettings.read(type, config, credentials));
  }

  private static <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidConnector e) {
      throw invalid(e.problems());
    }
  }

  private static Invalid invalid(List<ConfigProblem> problems) {
    return new Invalid(problems.stream().map(RequestSettings::fieldError).toList());
  }

  private static FieldError fieldError(ConfigProblem problem) {
    List<Object> location = new ArrayList<>(List.of("body"));
    location.addAll(problem.location());
    return new FieldError(location, problem.message(), "value_error.connector");
  }
}

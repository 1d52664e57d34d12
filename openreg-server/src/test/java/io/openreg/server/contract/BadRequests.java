package io.openreg.server.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.auth.RoleTemplate;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.RawSocket;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sends malformed requests and collects whatever is wrong with their answers. */
final class BadRequests {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> ERROR_BODY =
      List.of("detail", "error", "type", "title", "status", "instance", "request_id");

  private static final Set<String> VAGUE = Set.of("deep", "NUL", "over-long");

  private final FurnishedTenant furnished;
  private final TenantRows rows;
  private final List<String> faults = new ArrayList<>();
  /** Null where it has to be looked up: what came before may have written. */
  private @Nullable String before;

  private int sent;

  private BadRequests(FurnishedTenant furnished, TenantRows rows) {
    this.furnished = furnished;
    this.rows = rows;
  }

  static BadRequests to(FurnishedTenant furnished) {
    return new BadRequests(furnished, TenantRows.of(furnished));
  }

  List<String> faults() {
    return faults;
  }

  int sent() {
    return sent;
  }

  /** A body that the operation takes, to spoil. */
  JsonNode goodBody(ApiOperation operation) {
    JsonNode body = furnished.body(operation);
    if (body == null) {
      throw new IllegalArgumentException(operation + " takes no body");
    }
    // Making it may have opened a session.
    before = null;
    return body;
  }

  /** @param how what is wrong with the member */
  void body(ApiOperation operation, List<String> member, String how, JsonNode body) {
    String what = operation + " with " + String.join(".", member) + " " + how;
    RawHttp.Answer answer = send(what, operation, body.toString().getBytes(UTF_8), Map.of());
    List<String> place = new ArrayList<>(List.of("body"));
    place.addAll(member);
    if (answer.status() == 422) {
      pointsAt(what, place, how, answer);
    }
    if (isAgainstDocument(operation, member, how) && answer.status() != 422) {
      faults.add(what + " was answered with " + answer.status());
    }
  }

  void wholeBodies(ApiOperation operation) {
    String good = goodBody(operation).toString();
    String rest = good.substring(1);
    String first = goodBody(operation).fieldNames().next();
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("that breaks off", "{\"");
    bodies.put("that goes on after its end", good + "}");
    bodies.put("that is an array", "[]");
    bodies.put("that is an array of what it should be", "[" + good + "]");
    bodies.put("that is a text", "\"text\"");
    bodies.put("that is a number", "1e400000000");
    bodies.put("with a member twice", "{\"" + first + "\": null, " + rest);
    bodies.put("that is nested too deep", "[".repeat(50_000));
    bodies.put(
        "with an unknown member that is nested too deep",
        "{\"unknown\": " + "[".repeat(50_000) + "]".repeat(50_000) + ", " + rest);
    bodies.put("with a name that is too long", "{\"" + "n".repeat(100_000) + "\": null, " + rest);
    if (operation.bodyIsRequired()) {
      bodies.put("that is empty", "");
      bodies.put("that is null", "null");
    }
    bodies.forEach((name, body) -> expect(422, "a body " + name, operation, body, Map.of()));
    // In Latin-1, which JSON may not be in.
    String what = operation + " with a body that is no UTF-8";
    byte[] latin = ("{\"" + first + "\": \"\u00e5\"}").getBytes(ISO_8859_1);
    RawHttp.Answer answer = send(what, operation, latin, Map.of());
    if (answer.status() != 422) {
      faults.add(what + " was answered with " + answer.status());
    }
    expect(415, "a text", operation, good, Map.of("Content-Type", "text/plain"));
    expect(
        415,
        "a form",
        operation,
        "a=b",
        Map.of("Content-Type", "application/x-www-form-urlencoded"));
    tooLarge(operation);
  }

  /** Only announced: an answer that comes before the body is one that many clients do not read. */
  private void tooLarge(ApiOperation operation) {
    String answer = RawSocket.exchange(
        furnished.server().address(),
        operation.method() + " " + furnished.path(operation) + " HTTP/1.1\nHost: x\n"
            + "Authorization: Bearer " + furnished.tenant().token(RoleTemplate.ADMIN)
            + "\nContent-Type: application/json\nContent-Length: 11000000\n\n{");
    sent++;
    before = null;
    if (!answer.startsWith("HTTP/1.1 413 ")) {
      faults.add(operation + " with a body of 11 MB was answered with " + answer);
    }
  }

  void pathParameter(ApiOperation operation, ApiParameter parameter, String value) {
    String path = ApiOperation.filled(operation.path(), parameter.name(), value);
    for (ApiParameter other : operation.parametersIn("path").toList()) {
      path = ApiOperation.filled(path, other.name(), furnished.id(operation, other.name()));
    }
    String what = operation + " with " + parameter.name() + " " + shown(value);
    RawHttp.Answer answer = send(what, operation, path, body(operation), Map.of());
    // What Jetty cannot read as an address is a bad request before it is anything else.
    if (answer.status() != 400) {
      if (answer.status() == 422) {
        pointsAt(what, List.of("path", parameter.name()), "malformed", answer);
      } else {
        faults.add(what + " was answered with " + answer.status());
      }
    }
  }

  void queryParameter(ApiOperation operation, ApiParameter parameter, String value) {
    String path = furnished.path(operation).replaceFirst("\\?.*", "");
    String rest = parameter.name().equals("table") || !operation.id().matches("connector.*")
        ? ""
        : "&table=trades";
    String what = operation + " with " + parameter.name() + "=" + shown(value);
    RawHttp.Answer answer = send(
        what,
        operation,
        path + "?" + parameter.name() + "=" + value + rest,
        body(operation),
        Map.of());
    if (answer.status() == 422) {
      pointsAt(what, List.of("query", parameter.name()), "malformed", answer);
    }
  }

  void header(ApiOperation operation, String name, String value) {
    String what = operation + " with " + name + ": " + shown(value);
    RawHttp.Answer answer =
        send(what, operation, furnished.path(operation), body(operation), Map.of(name, value));
    if (name.equals("Authorization") && !operation.isOpen() && answer.status() != 401) {
      faults.add(what + " was answered with " + answer.status());
    }
  }

  void otherMethods(ApiOperation operation, ApiDocument document) {
    String address = furnished.path(operation).replaceFirst("/?(\\?.*)?$", "");
    METHODS.stream()
        .filter(
            method -> document.find(method, address.isEmpty() ? "/" : address).isEmpty())
        .forEach(method -> {
          RawHttp.Answer answer = furnished.http().send(method, address, null);
          check(method + " " + operation.path(), answer);
          if (answer.status() != 405 || answer.header("Allow").isEmpty()) {
            faults.add(method + " " + operation.path() + " was answered with " + answer.status());
          }
        });
    RawHttp.Answer nowhere = furnished.http().get(address + "/no-where");
    check(address + "/no-where", nowhere);
    if (nowhere.status() != toNowhere(address + "/no-where", document)) {
      faults.add(address + "/no-where was answered with " + nowhere.status());
    }
  }

  /** Where the end of an address is taken for an id, it is a malformed one, or one that nobody can ask for. */
  private static int toNowhere(String address, ApiDocument document) {
    if (document.find("GET", address).isPresent()) {
      return 422;
    }
    return METHODS.stream().anyMatch(method -> document.find(method, address).isPresent())
        ? 405
        : 404;
  }

  /** Whether the document rules that body out, as far as it can be told from the one member. */
  private static boolean isAgainstDocument(
      ApiOperation operation, List<String> member, String how) {
    JsonNode schema = Objects.requireNonNull(operation.body());
    JsonNode property = schema.path("properties").path(member.get(0));
    boolean isObjectOfOurs = property.has("$ref") || property.has("allOf");
    if (isObjectOfOurs && member.size() == 1 && (how.equals("NUL") || how.equals("empty"))) {
      // What it does not know it ignores, and all that it knows may be optional.
      return false;
    }
    if (how.equals("NUL") || how.equals("deep")) {
      return true;
    }
    if (member.size() > 1 || property.isMissingNode()) {
      return false;
    }
    String type = property.path("type").asText();
    boolean isRequired = texts(schema.path("required")).contains(member.get(0));
    return switch (how) {
      case "absent" -> isRequired;
      case "null" -> !property.path("nullable").asBoolean();
      case "wrong type", "another wrong type" -> !type.isEmpty();
      case "empty" ->
        property.path("minLength").asInt() > 0
            || property.has("enum")
            || property.path("format").asText().equals("uuid")
            || !(type.equals("string") || type.equals("object") || type.equals("array"));
      default -> property.has("maxLength") || property.has("enum") || type.equals("boolean");
    };
  }

  private void expect(
      int status, String with, ApiOperation operation, String body, Map<String, String> headers) {
    String what = operation + " with " + with;
    RawHttp.Answer answer = send(what, operation, body.getBytes(UTF_8), headers);
    if (answer.status() != status) {
      faults.add(what + " was answered with " + answer.status());
    }
  }

  private RawHttp.Answer send(
      String what, ApiOperation operation, byte[] body, Map<String, String> headers) {
    return send(what, operation, furnished.path(operation), body, headers);
  }

  private RawHttp.Answer send(
      String what,
      ApiOperation operation,
      String path,
      byte @Nullable [] body,
      Map<String, String> headers) {
    RawHttp http = furnished.http(operation);
    if (http != furnished.http()) {
      // It was logged in for this request.
      before = null;
    }
    boolean mayWrite = !operation.method().equals("GET");
    if (mayWrite && before == null) {
      before = rows.digest();
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      http = http.with(header.getKey(), header.getValue());
    }
    RawHttp.Answer answer = answer(http, operation, path, body);
    check(what, answer);
    if (mayWrite) {
      checkRows(what, answer);
    }
    return answer;
  }

  private static RawHttp.Answer answer(
      RawHttp http, ApiOperation operation, String path, byte @Nullable [] body) {
    try {
      return http.sendBytes(operation.method(), path, body);
    } catch (UncheckedIOException e) {
      // After an address that it cannot read, the server closes the connection. Who sends the next
      // request over it, as it closes, gets no answer.
      return http.sendBytes(operation.method(), path, body);
    }
  }

  private void checkRows(String what, RawHttp.Answer answer) {
    // A login that failed with other credentials than the right ones is written down, as it should
    // be.
    if (answer.status() == 401) {
      before = null;
      return;
    }
    if (answer.status() < 400) {
      furnished.waitForRuns();
      before = null;
      return;
    }
    String after = rows.digest();
    if (!after.equals(before)) {
      faults.add(what + " was refused with " + answer.status() + " and has written");
    }
    before = after;
  }

  private void check(String what, RawHttp.Answer answer) {
    sent++;
    if (answer.status() < 400) {
      return;
    }
    // A source that does not answer is said so with 503; the tenant's connector leads nowhere.
    boolean isSource = answer.status() == 503 && answer.body().contains("127.0.0.1:1");
    if (answer.status() >= 500 && !isSource) {
      faults.add(what + " was answered with " + answer.status() + " " + answer.body());
      return;
    }
    JsonNode problem = answer.json();
    for (String member : ERROR_BODY) {
      if (!problem.hasNonNull(member)) {
        faults.add(what + " was answered without " + member + ": " + answer.body());
      }
    }
    if (problem.path("status").asInt() != answer.status()) {
      faults.add(what + " was answered with two statuses: " + answer.body());
    }
    if (answer.body().contains("Exception") || answer.body().contains("io.openreg.server")) {
      faults.add(what + " shows the inside: " + answer.body());
    }
  }

  private void pointsAt(String what, List<String> place, String how, RawHttp.Answer answer) {
    JsonNode detail = answer.json().path("detail");
    boolean points = detail.isArray()
        && StreamSupport.stream(detail.spliterator(), false)
            .map(fault -> texts(fault.path("loc")))
            .anyMatch(loc -> startsWith(loc, place)
                // How deep is too deep is known of the whole body only, and what is below a
                // free-form member is read as one.
                || (VAGUE.contains(how) && startsWith(place, loc)));
    if (!points) {
      faults.add(what + " does not point at it: " + answer.body());
    }
  }

  private static boolean startsWith(List<String> whole, List<String> start) {
    return whole.size() >= start.size() && whole.subList(0, start.size()).equals(start);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private byte @Nullable [] body(ApiOperation operation) {
    if (operation.body() == null) {
      return null;
    }
    return goodBody(operation).toString().getBytes(UTF_8);
  }

  private static String shown(String value) {
    return value.length() > 60 ? value.substring(0, 60) + "… (" + value.length() + ")" : value;
  }
}

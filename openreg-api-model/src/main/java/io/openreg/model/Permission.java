package io.openreg.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every permission a role or an API key can name, as {@code resource:action}. A {@code *} stands for every resource or every action. {@code run:…} is
 * another spelling of {@code job:…} on input (the API guide's own role example uses it).
 */
public enum Permission {
  ALL("*:*"),

  REPORT_READ("report:read"),
  REPORT_CREATE("report:create"),
  REPORT_UPDATE("report:update"),
  REPORT_DELETE("report:delete"),
  REPORT_EXECUTE("report:execute"),
  REPORT_APPROVE("report:approve"),
  REPORT_ALL("report:*"),

  CONNECTOR_READ("connector:read"),
  CONNECTOR_CREATE("connector:create"),
  CONNECTOR_UPDATE("connector:update"),
  CONNECTOR_DELETE("connector:delete"),
  CONNECTOR_TEST("connector:test"),
  CONNECTOR_ALL("connector:*"),

  SCHEDULE_READ("schedule:read"),
  SCHEDULE_CREATE("schedule:create"),
  SCHEDULE_UPDATE("schedule:update"),
  SCHEDULE_DELETE("schedule:delete"),
  SCHEDULE_ALL("schedule:*"),

  JOB_READ("job:read"),
  JOB_EXECUTE("job:execute"),
  JOB_CANCEL("job:cancel"),
  JOB_ALL("job:*"),

  VALIDATION_READ("validation:read"),
  VALIDATION_CREATE("validation:create"),
  VALIDATION_UPDATE("validation:update"),
  VALIDATION_DELETE("validation:delete"),
  VALIDATION_ALL("validation:*"),

  MAPPING_READ("mapping:read"),
  MAPPING_CREATE("mapping:create"),
  MAPPING_UPDATE("mapping:update"),
  MAPPING_DELETE("mapping:delete"),
  MAPPING_ALL("mapping:*"),

  DESTINATION_READ("destination:read"),
  DESTINATION_CREATE("destination:create"),
  DESTINATION_UPDATE("destination:update"),
  DESTINATION_DELETE("destination:delete"),
  DESTINATION_TEST("destination:test"),
  DESTINATION_ALL("destination:*"),

  USER_READ("user:read"),
  USER_CREATE("user:create"),
  USER_UPDATE("user:update"),
  USER_DELETE("user:delete"),
  USER_ALL("user:*"),

  ROLE_READ("role:read"),
  ROLE_CREATE("role:create"),
  ROLE_UPDATE("role:update"),
  ROLE_DELETE("role:delete"),
  ROLE_ASSIGN("role:assign"),
  ROLE_ALL("role:*"),

  APIKEY_READ("apikey:read"),
  APIKEY_CREATE("apikey:create"),
  APIKEY_REVOKE("apikey:revoke"),
  APIKEY_ALL("apikey:*"),

  AUDIT_READ("audit:read"),

  EXCEPTION_READ("exception:read"),
  EXCEPTION_AMEND("exception:amend"),
  EXCEPTION_ALL("exception:*"),

  WEBHOOK_READ("webhook:read"),
  WEBHOOK_CREATE("webhook:create"),
  WEBHOOK_UPDATE("webhook:update"),
  WEBHOOK_DELETE("webhook:delete"),
  WEBHOOK_ALL("webhook:*"),

  SCHEMA_READ("schema:read"),
  SCHEMA_CREATE("schema:create"),
  SCHEMA_UPDATE("schema:update"),
  SCHEMA_DELETE("schema:delete"),
  SCHEMA_ALL("schema:*"),

  STREAMING_READ("streaming:read"),
  STREAMING_CREATE("streaming:create"),
  STREAMING_UPDATE("streaming:update"),
  STREAMING_DELETE("streaming:delete"),
  STREAMING_ALL("streaming:*"),

  // Groups of the API guide for which the predecessor had no names.
  DELIVERY_EXECUTE("delivery:execute"),
  SUBMISSION_READ("submission:read"),
  SUBMISSION_RESPOND("submission:respond"),
  EXTERNAL_READ("external:read"),
  EXTERNAL_UPDATE("external:update"),
  EXTERNAL_SYNC("external:sync");

  private static final Map<String, Permission> BY_NAME = Arrays.stream(values())
      .collect(Collectors.toUnmodifiableMap(Permission::wireName, Function.identity()));

  private final String wireName;

  Permission(String wireName) {
    this.wireName = wireName;
  }

  /**
   * The permission of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Permission of(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("unknown permission: " + name));
  }

  /** The permission of that name, if there is one; {@code *} is {@link #ALL}. */
  public static Optional<Permission> find(String name) {
    if (name.equals("*")) {
      return Optional.of(ALL);
    }
    return Optional.ofNullable(
        BY_NAME.get(name.startsWith("run:") ? "job:" + name.substring(4) : name));
  }

  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The part before the colon. */
  public String resource() {
    return wireName.substring(0, wireName.indexOf(':'));
  }

  /** The part after the colon. */
  public String action() {
    return wireName.substring(wireName.indexOf(':') + 1);
  }

  /** Whether whoever holds this permission may do what needs {@code other}. */
  public boolean covers(Permission other) {
    return this == ALL
        || this == other
        || (action().equals("*") && resource().equals(other.resource()));
  }

  @Override
  public String toString() {
    return wireName;
  }
}

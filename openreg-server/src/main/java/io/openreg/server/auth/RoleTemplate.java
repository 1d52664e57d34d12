package io.openreg.server.auth;

import static io.openreg.model.Permission.*;

import io.openreg.model.Permission;
import java.util.List;

/** The roles that every tenant has from the start; its administrators may change them. */
public enum RoleTemplate {
  ADMIN("Administrator", "Everything, users and roles included", ALL),
  REPORT_MANAGER(
      "Report Manager",
      "Builds, schedules and runs reports, and handles their exceptions",
      REPORT_ALL,
      CONNECTOR_READ,
      SCHEDULE_ALL,
      JOB_ALL,
      VALIDATION_ALL,
      MAPPING_READ,
      DESTINATION_READ,
      EXCEPTION_ALL),
  REPORT_VIEWER(
      "Report Viewer",
      "Reads reports, their runs and results",
      REPORT_READ,
      JOB_READ,
      VALIDATION_READ,
      EXCEPTION_READ),
  CONNECTOR_ADMIN(
      "Connector Administrator",
      "Manages database connections and delivery targets",
      CONNECTOR_ALL,
      DESTINATION_ALL),
  EXCEPTION_HANDLER(
      "Exception Handler",
      "Corrects rejected rows and resubmits them",
      REPORT_READ,
      JOB_READ,
      EXCEPTION_ALL),
  AUDITOR(
      "Auditor",
      "Reads everything that was done, changes nothing",
      REPORT_READ,
      JOB_READ,
      AUDIT_READ,
      EXCEPTION_READ),
  API_INTEGRATOR(
      "API Integrator",
      "Connects other systems: keys, webhooks, starting runs",
      APIKEY_ALL,
      WEBHOOK_ALL,
      REPORT_READ,
      JOB_READ,
      JOB_EXECUTE);

  private final String roleName;
  private final String description;
  private final List<Permission> permissions;

  RoleTemplate(String roleName, String description, Permission... permissions) {
    this.roleName = roleName;
    this.description = description;
    this.permissions = List.of(permissions);
  }

  /** The name of the role made from it. */
  public String roleName() {
    return roleName;
  }

  public String description() {
    return description;
  }

  public List<Permission> permissions() {
    return permissions;
  }
}

package io.openreg.server.cli;

import io.openreg.server.Installation;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.tenant.Tenant;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Makes a tenant with the roles that every tenant has. */
final class CreateTenant implements Command {
  @Override
  public String name() {
    return "create-tenant";
  }

  @Override
  public String summary() {
    return "Make a tenant, with the roles that every tenant has, and print its id.";
  }

  @Override
  public void describe(Subparser parser) {
    parser
        .addArgument("--slug")
        .required(true)
        .help("short name: lower-case letters, digits and hyphens");
    parser.addArgument("--name").required(true).help("as people read it");
  }

  @Override
  public Exit run(Namespace arguments, Session session) {
    try (Installation installation = session.installation()) {
      Tenant tenant = installation
          .tenants()
          .service()
          .create(
              arguments.getString("name"),
              arguments.getString("slug"),
              Call.internal("command " + name()));
      session.print(tenant.id().toString());
      return Exit.OK;
    } catch (AlreadyExists e) {
      throw new CommandFailed(
          "There is a tenant " + arguments.getString("slug") + " already. Choose another slug.", e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()), e);
    }
  }
}

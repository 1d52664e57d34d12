package io.openreg.server.cli;

import io.openreg.server.Installation;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.tenant.Tenant;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** Makes an administrator, or gives one who has lost the password another one. */
final class CreateAdmin implements Command {
  private static final String RESET = "reset_password";

  @Override
  public String name() {
    return "create-admin";
  }

  @Override
  public String summary() {
    return "Make an administrator of a tenant. The password is asked for, or read from OPENREG_ADMIN_PASSWORD,"
        + " OPENREG_ADMIN_PASSWORD_FILE or standard input; it is never an argument.";
  }

  @Override
  public void describe(Subparser parser) {
    parser.addArgument("--email").required(true).help("to log in with");
    parser.addArgument("--tenant").setDefault("default").help("slug of the tenant (default)");
    parser.addArgument("--name").setDefault("Administrator").help("as people read it");
    parser
        .addArgument("--reset-password")
        .dest(RESET)
        .action(Arguments.storeTrue())
        .help("give an existing user another password and end the user's sessions");
    PasswordSource.describe(parser);
  }

  @Override
  public Exit run(Namespace arguments, Session session) {
    String email = arguments.getString("email");
    try (Installation installation = session.installation()) {
      Tenant tenant = installation
          .tenants()
          .service()
          .bySlug(arguments.getString("tenant"))
          .orElseThrow(() -> new CommandFailed("There is no tenant " + arguments.getString("tenant")
              + ". Make it with create-tenant first."));
      Caller caller = Caller.installation(tenant.id(), Call.internal("command " + name()));
      String password = new PasswordSource(session).read(arguments);
      if (arguments.getBoolean(RESET)) {
        reset(installation, caller, email, password, tenant);
        session.print("Changed the password of " + email + "; all sessions of that user are over.");
      } else {
        installation
            .auth()
            .users()
            .createAdmin(caller, email, password, arguments.getString("name"));
        session.print("Made " + email + " an administrator of " + tenant.slug() + ".");
      }
      return Exit.OK;
    } catch (AlreadyExists e) {
      throw new CommandFailed(
          "There is a user " + email
              + " already. Add --reset-password to give that user another password.",
          e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()), e);
    }
  }

  private static void reset(
      Installation installation, Caller caller, String email, String password, Tenant tenant) {
    if (!installation.auth().users().setPassword(caller, email, password)) {
      throw new CommandFailed("The tenant " + tenant.slug() + " has no user " + email
          + ". Leave --reset-password out to make one, or name the user's --tenant.");
    }
  }
}

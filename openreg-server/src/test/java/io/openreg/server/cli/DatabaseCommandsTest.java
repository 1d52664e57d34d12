package io.openreg.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.Installation;
import io.openreg.server.platform.crypto.SecretPlace;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.testing.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that work on the server's database, on both kinds of it. */
class DatabaseCommandsTest {
  private static final String EMAIL = "boss@bank.example";

  private final Path directory;

  DatabaseCommandsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void an_empty_database_is_behind_until_it_is_migrated(Engine engine) {
    Shell shell = Shell.on(engine, directory).with("OPENREG_MIGRATE", "check");

    Shell.Said before = shell.type("db", "status");
    assertThat(before.exit()).as(before.err()).isEqualTo(Exit.FAILED);
    assertThat(before.out()).contains("changes are pending").contains("db migrate");

    Shell.Said refused = shell.type("server");
    assertThat(refused.exit()).isEqualTo(Exit.FAILED);
    assertThat(refused.err()).contains("changes are pending").contains("db migrate");

    assertThat(shell.type("db", "migrate").out()).contains("Applied ");
    Shell.Said after = shell.type("db", "status");
    assertThat(after.exit()).isEqualTo(Exit.OK);
    assertThat(after.out()).contains("The schema is up to date.");
    assertThat(shell.type("db", "migrate").out()).contains("was up to date");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void tenants_and_their_administrators_are_made_by_commands(Engine engine) {
    Shell shell = Shell.on(engine, directory);

    Shell.Said tenant = shell.type("create-tenant", "--slug", "acme", "--name", "Acme Bank");
    assertThat(tenant.exit()).as(tenant.err()).isEqualTo(Exit.OK);
    assertThat(UUID.fromString(tenant.out().strip())).isNotNull();
    assertThat(shell.type("create-tenant", "--slug", "acme", "--name", "Acme").err())
        .contains("There is a tenant acme already");
    assertThat(shell.type("create-tenant", "--slug", "A B", "--name", "x").err())
        .contains("slug");

    Shell.Said admin = create(shell, "first password\n", "--tenant", "acme");
    assertThat(admin.exit()).as(admin.err()).isEqualTo(Exit.OK);
    assertThat(admin.out()).contains(EMAIL).doesNotContain("first password");
    assertThat(hasPassword(shell, "first password")).isTrue();
    assertThat(create(shell, "other password", "--tenant", "acme").err())
        .contains("--reset-password");
    assertThat(create(shell, "other password", "--tenant", "acme", "--reset-password")
            .exit())
        .isEqualTo(Exit.OK);
    assertThat(hasPassword(shell, "first password")).isFalse();
    assertThat(hasPassword(shell, "other password")).isTrue();
  }

  @Test
  void a_password_comes_from_a_prompt_a_variable_or_a_file() throws IOException {
    Shell shell = Shell.on(Engine.H2, directory);
    shell.type("create-tenant", "--slug", "default", "--name", "Default");
    String[] command = {"create-admin", "--email", EMAIL};

    assertThat(shell.typeAnd(List.of("one of two", "another"), command).err())
        .contains("The two passwords differ");
    assertThat(shell.typeAnd(List.of(), command).err()).contains("No password was typed");
    assertThat(shell.type(command).err()).contains("No password was typed");
    assertThat(shell.typeAnd(List.of("short", "short"), command).err())
        .contains("8 to 1024 characters");
    assertThat(shell.typeAnd(List.of("typed twice", "typed twice"), command).exit())
        .isEqualTo(Exit.OK);
    assertThat(hasPassword(shell, "typed twice")).isTrue();

    String[] reset = {"create-admin", "--email", EMAIL, "--reset-password"};
    Path secret = Files.writeString(directory.resolve("secret"), "from a file\n");
    assertThat(shell
            .with("OPENREG_ADMIN_PASSWORD_FILE", secret.toString())
            .type(reset)
            .exit())
        .isEqualTo(Exit.OK);
    assertThat(hasPassword(shell, "from a file")).isTrue();
    shell.without("OPENREG_ADMIN_PASSWORD_FILE").with("OPENREG_ADMIN_PASSWORD", "of the variable");
    assertThat(shell.type(reset).exit()).isEqualTo(Exit.OK);
    assertThat(hasPassword(shell, "of the variable")).isTrue();
  }

  @Test
  void an_administrator_needs_a_tenant_that_exists_and_is_the_users() {
    Shell shell = Shell.on(Engine.H2, directory);
    assertThat(create(shell, "a good password").err())
        .contains("There is no tenant default")
        .contains("create-tenant");
    shell.type("create-tenant", "--slug", "default", "--name", "Default");
    assertThat(create(shell, "a good password", "--reset-password").err())
        .contains("has no user " + EMAIL);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void stored_secrets_survive_each_rotation_and_only_the_newest_encryption_key_opens_them(
      Engine engine) {
    String first = "the first encryption key of the tests";
    String second = "the second encryption key of the tests";
    Shell shell = Shell.on(engine, directory).with("OPENREG_ENCRYPTION_KEY", first);
    TenantId tenant = new TenantId(UUID.fromString(
        shell.type("create-tenant", "--slug", "acme", "--name", "Acme").out().strip()));
    SecretPlace place = new SecretPlace(tenant, "connector.credentials", UUID.randomUUID());
    store(shell, place, "s3cret");

    Shell.Said rotated = shell.type("rotate-keys");
    assertThat(rotated.exit()).as(rotated.err()).isEqualTo(Exit.OK);
    assertThat(rotated.out()).contains("Sealed 1 secrets anew.");
    assertThat(stored(shell, place)).isEqualTo("s3cret");

    Shell.Said changed = shell.with("OPENREG_NEW_ENCRYPTION_KEY", second).type("rotate-keys");
    assertThat(changed.exit()).as(changed.err()).isEqualTo(Exit.OK);
    assertThat(changed.out()).contains("restart every server").doesNotContain(second);

    shell.without("OPENREG_NEW_ENCRYPTION_KEY");
    assertThat(shell.type("rotate-keys").err()).contains("sealed under another key");
    shell.with("OPENREG_ENCRYPTION_KEY", second);
    assertThat(stored(shell, place)).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void the_doctor_finds_a_prepared_machine_good_and_changes_nothing(Engine engine) {
    Shell shell =
        Shell.on(engine, directory).with("OPENREG_PORT", "0").with("OPENREG_ADMIN_PORT", "0");
    if (engine == Engine.H2) {
      Shell.Said empty = shell.type("doctor");
      assertThat(empty.exit()).as(empty.out()).isEqualTo(Exit.OK);
      assertThat(empty.out()).contains("will be made at the first start");
      assertThat(directory).isEmptyDirectory();
    }
    shell.type("create-tenant", "--slug", "acme", "--name", "Acme");

    Shell.Said said = shell.type("doctor");

    assertThat(said.exit()).as(said.out()).isEqualTo(Exit.OK);
    assertThat(said.out())
        .contains("a worker process starts")
        .contains("the encryption key opens them")
        .contains("as the database has it")
        .containsPattern("schema +up to date")
        .contains("MB are free")
        .doesNotContain("FAIL");
  }

  @Test
  void the_doctor_says_what_to_do_about_what_is_wrong() throws IOException {
    Shell shell = Shell.on(Engine.H2, directory);
    shell.type("create-tenant", "--slug", "acme", "--name", "Acme");
    Files.delete(directory.resolve("data/keys/encryption.key"));
    Path file = Files.writeString(directory.resolve("file"), "");

    Shell.Said said = shell
        .with("OPENREG_ENV", "production")
        .with("OPENREG_ARTIFACTS", file.resolve("below").toUri().toString())
        .type("doctor");

    assertThat(said.exit()).isEqualTo(Exit.FAILED);
    assertThat(said.out())
        .contains("OPENREG_SECRET_KEY is not set")
        .contains("H2 is for trying out")
        .contains("its encryption key is not")
        .containsPattern("FAIL +artifact store");
    assertThat(directory.resolve("data/keys/encryption.key")).doesNotExist();
  }

  @Test
  void a_database_that_cannot_be_reached_is_named_with_the_setting_to_look_at() {
    Shell shell = Shell.on(Engine.POSTGRESQL, directory);
    String url = String.valueOf(shell.environment().get("OPENREG_DATABASE_URL"));

    assertThat(shell
            .with("OPENREG_DATABASE_URL", url + "_missing")
            .type("db", "status")
            .err())
        .contains("There is no database at");
    assertThat(shell
            .with("OPENREG_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/openreg?password=hidden")
            .type("db", "status")
            .err())
        .contains("jdbc:postgresql://127.0.0.1:1/openreg does not answer")
        .doesNotContain("hidden");
    assertThat(shell
            .with("OPENREG_DATABASE_URL", "jdbc:oracle:thin:@x")
            .type("check")
            .err())
        .contains("OPENREG_DATABASE_URL must begin with");
  }

  @Test
  void an_h2_file_that_another_process_holds_is_refused_to_commands_and_servers() throws Exception {
    Shell shell = Shell.on(Engine.H2, directory);
    shell.type("db", "migrate");
    Process holder = holdFile();
    try {
      for (String[] command : new String[][] {
        {"db", "status"},
        {"create-tenant", "--slug", "acme", "--name", "Acme"},
        {"create-admin", "--email", EMAIL},
        {"rotate-keys"},
        {"server"}
      }) {
        Shell.Said said = shell.type(command);
        assertThat(said.exit()).isEqualTo(Exit.FAILED);
        assertThat(said.err())
            .contains("is in use by another process")
            .contains("OPENREG_DATABASE_URL")
            .doesNotContain("\tat ");
      }
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_port_that_is_taken_is_named_with_the_setting_to_change() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Shell.Said said = Shell.on(Engine.H2, directory)
          .with("OPENREG_PORT", String.valueOf(taken.getLocalPort()))
          .with("OPENREG_ADMIN_PORT", "0")
          .type("server");

      assertThat(said.exit()).isEqualTo(Exit.FAILED);
      assertThat(said.err())
          .contains(String.valueOf(taken.getLocalPort()))
          .contains("OPENREG_PORT")
          .doesNotContain("\tat ");
    }
  }

  /** As a server does, by its lock; a whole one would take seconds to start. */
  private Process holdFile() throws IOException {
    Process holder = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            Path.of(org.h2.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath())
                .toString(),
            "org.h2.tools.Shell",
            "-url",
            "jdbc:h2:file:" + directory.resolve("data/openreg"),
            "-user",
            "openreg",
            "-password",
            "")
        .redirectErrorStream(true)
        .start();
    // Statements are answered once the file is open.
    PrintStream typed = new PrintStream(holder.getOutputStream(), true);
    typed.println("SELECT 'is ' || 'open';");
    BufferedReader said = holder.inputReader();
    String line = said.readLine();
    while (line != null && !line.contains("is open")) {
      line = said.readLine();
    }
    assertThat(line).as("the other process has the file").isNotNull();
    return holder;
  }

  private static Shell.Said create(Shell shell, String password, String... more) {
    String[] command = new String[more.length + 4];
    command[0] = "create-admin";
    command[1] = "--email";
    command[2] = EMAIL;
    command[3] = "--password-stdin";
    System.arraycopy(more, 0, command, 4, more.length);
    return shell.typeWith(password, command);
  }

  private static boolean hasPassword(Shell shell, String password) {
    try (Installation installation = opened(shell)) {
      return installation.auth().users().has(EMAIL, password);
    }
  }

  /** As a connector's credentials are. */
  private static void store(Shell shell, SecretPlace place, String secret) {
    try (Installation installation = opened(shell)) {
      String sealed = installation.platform().secrets().seal(place, secret);
      installation.platform().database().jdbi().useHandle(handle -> handle
          .createUpdate("""
              INSERT INTO connector (id, tenant_id, name, type, config, credentials, is_active, revision, created_at, updated_at)
              VALUES (:id, :tenant, 'Trades', 'postgresql', '{}', :sealed, TRUE, 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
              """)
          .bind("id", place.id())
          .bind("tenant", place.tenant().value())
          .bind("sealed", sealed)
          .execute());
    }
  }

  private static String stored(Shell shell, SecretPlace place) {
    try (Installation installation = opened(shell)) {
      String sealed = installation.platform().database().jdbi().withHandle(handle -> handle
          .createQuery("SELECT credentials FROM connector WHERE id = :id")
          .bind("id", place.id())
          .mapTo(String.class)
          .one());
      return installation.platform().secrets().open(place, sealed);
    }
  }

  private static Installation opened(Shell shell) {
    Terminal silent = new Terminal(
        InputStream.nullInputStream(),
        new PrintStream(OutputStream.nullOutputStream()),
        new PrintStream(OutputStream.nullOutputStream()),
        null);
    return new Session(silent, shell.environment(), Clock.systemUTC(), null).installation();
  }
}

package io.openreg.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openreg.server.delivery.RemoteServer.Fault;
import io.openreg.server.delivery.RemoteServer.Kind;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.platform.net.Host;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One file, and everything that can go wrong on its way, with each kind of server. */
@ParameterizedClass(name = "{0}")
@EnumSource(Kind.class)
class UploadTest {
  private static final String NAME = "mifir_20240119.csv";
  private static final String CONTENT = "trade,US0378331005,100.25\n".repeat(20_000);
  private static final Duration STALL = Duration.ofMillis(800);

  private final Kind kind;
  private final Path root;
  private final Remembered remembered = new Remembered();
  private RemoteServer server;
  private ScheduledExecutorService executor;

  UploadTest(Kind kind, @TempDir Path root) {
    this.kind = kind;
    this.root = root;
  }

  @BeforeEach
  void start() {
    server = kind.start(root);
    executor = Executors.newSingleThreadScheduledExecutor();
  }

  @AfterEach
  void stop() {
    server.close();
    executor.shutdownNow();
  }

  @Test
  void a_file_arrives_whole_and_nothing_else_is_left() throws DeliveryFailure {
    send(CONTENT);

    assertThat(server.files()).containsExactly(NAME);
    assertThat(server.content(NAME)).isEqualTo(CONTENT);
  }

  @Test
  void a_file_that_is_there_already_is_recognised_and_not_sent_again() throws DeliveryFailure {
    send(CONTENT);
    server.fault(Fault.REFUSES_FILES);

    send(CONTENT);

    assertThat(server.files()).containsExactly(NAME);
  }

  @Test
  void another_file_of_that_name_is_never_written_over() throws IOException {
    String other = CONTENT.replace("100.25", "100.26");
    Files.writeString(root.resolve(NAME), other);
    DeliveryFailure sameSize = failure(CONTENT);
    Files.writeString(root.resolve(NAME), "short");
    DeliveryFailure otherSize = failure(CONTENT);

    assertThat(sameSize).hasMessageContaining("another file " + NAME + " of the same size");
    assertThat(otherSize).hasMessageContaining("of 5 bytes");
    assertThat(server.files()).containsExactly(NAME);
    assertThat(server.content(NAME)).isEqualTo("short");
  }

  @Test
  void a_server_that_does_not_answer_is_an_attempt_to_be_repeated() {
    server.close();

    DeliveryFailure failure = failure(CONTENT);

    assertThat(failure).hasMessageContaining("was refused");
    assertThat(failure.isWorthRepeating()).isTrue();
  }

  @Test
  void a_wrong_password_is_not_tried_again_and_not_told() {
    DeliveryFailure failure =
        failure(() -> send(CONTENT, target("wrong-canary", server.fingerprint())));

    assertThat(failure).hasMessageContaining("refused the login").hasMessageNotContaining("canary");
    assertThat(failure.isWorthRepeating()).isFalse();
  }

  @Test
  void a_key_that_is_not_the_expected_one_is_refused_loudly_and_nobody_logs_in() {
    if (kind == Kind.FTP) {
      return;
    }
    String expected = "SHA256:" + "A".repeat(43);

    DeliveryFailure failure = failure(() -> send(CONTENT, target(RemoteServer.PASSWORD, expected)));

    assertThat(failure)
        .hasMessageContaining("CHANGED")
        .hasMessageContaining(String.valueOf(server.fingerprint()))
        .hasMessageContaining(expected);
    assertThat(failure.isWorthRepeating()).isFalse();
    assertThat(server.files()).isEmpty();
  }

  @Test
  void a_directory_that_is_not_there_is_named() {
    DeliveryFailure failure = failure(
        () -> send(CONTENT, target(RemoteServer.PASSWORD, server.fingerprint(), "/nowhere")));

    assertThat(failure).hasMessageContaining("/nowhere");
  }

  @Test
  void directories_that_variables_name_are_made() throws DeliveryFailure {
    send(
        CONTENT,
        target(RemoteServer.PASSWORD, server.fingerprint(), "/{year}/{month}/{report_name}"));

    assertThat(server.files()).containsExactly("2024/01/MiFIR_Daily/" + NAME);
  }

  @Test
  void a_server_that_takes_no_files_says_why() {
    server.fault(Fault.REFUSES_FILES);

    DeliveryFailure failure = failure(CONTENT);

    assertThat(failure.message()).containsIgnoringCase("permission denied");
    assertThat(failure.isWorthRepeating()).isTrue();
    assertThat(server.files()).doesNotContain(NAME);
  }

  @Test
  void a_disk_that_runs_full_leaves_no_half_of_a_file() throws DeliveryFailure {
    server.fault(Fault.RUNS_FULL);

    DeliveryFailure failure = failure(CONTENT);

    assertThat(failure.message()).containsIgnoringCase("space");
    assertThat(server.files()).doesNotContain(NAME);
    assertArrivesAtTheNextAttempt();
  }

  @Test
  void an_upload_that_is_cut_is_begun_anew() throws DeliveryFailure {
    server.fault(Fault.CUTS_UPLOAD);

    DeliveryFailure failure = failure(CONTENT);

    assertThat(failure.isWorthRepeating()).isTrue();
    assertThat(server.files()).doesNotContain(NAME);
    assertArrivesAtTheNextAttempt();
  }

  @Test
  void a_server_on_which_nothing_moves_is_given_up() {
    server.fault(Fault.HANGS);
    long start = System.nanoTime();

    DeliveryFailure failure = failure(CONTENT);

    assertThat(failure).hasMessageContaining("nothing has moved for");
    assertThat(failure.isWorthRepeating()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(STALL, Duration.ofSeconds(10));
    assertThat(server.files()).doesNotContain(NAME);
  }

  @Test
  void a_rename_that_is_refused_leaves_nothing() throws DeliveryFailure {
    server.fault(Fault.REFUSES_RENAME);

    DeliveryFailure failure = failure(CONTENT);

    assertThat(failure)
        .hasMessageContaining("does not rename it")
        .hasMessageMatching("(?i).*permission denied.*");
    assertThat(server.files()).isEmpty();
    assertThat(remembered.happened).isFalse();
    assertArrivesAtTheNextAttempt();
  }

  @Test
  void a_connection_that_is_cut_after_the_rename_doubles_nothing() throws DeliveryFailure {
    server.fault(Fault.CUTS_AFTER_RENAME);

    DeliveryFailure failure = failure(CONTENT);

    assertThat(failure.isWorthRepeating()).isTrue();
    assertThat(server.files()).containsExactly(NAME);
    assertArrivesAtTheNextAttempt();
  }

  @Test
  void a_file_that_its_reader_took_before_the_rename_was_answered_is_not_sent_a_second_time()
      throws DeliveryFailure, IOException {
    server.fault(Fault.CUTS_AFTER_RENAME);
    failure(CONTENT);
    Files.delete(root.resolve(NAME));
    server.fault(Fault.NONE);

    send(CONTENT);

    assertThat(server.files()).isEmpty();
  }

  private void assertArrivesAtTheNextAttempt() throws DeliveryFailure {
    server.fault(Fault.NONE);
    send(CONTENT);
    assertThat(server.files()).containsExactly(NAME);
    assertThat(server.content(NAME)).isEqualTo(CONTENT);
  }

  private DeliveryFailure failure(String content) {
    return failure(() -> send(content));
  }

  private static DeliveryFailure failure(Sending sending) {
    return catchThrowableOfType(DeliveryFailure.class, sending::send);
  }

  private void send(String content) throws DeliveryFailure {
    send(content, target(RemoteServer.PASSWORD, server.fingerprint()));
  }

  private void send(String content, Target target) throws DeliveryFailure {
    Connections connections = new Connections(
        AddressPolicy.internal(), new DeliverySettings(Duration.ofSeconds(5), STALL, 1), executor);
    byte[] bytes = content.getBytes(UTF_8);
    Parcel parcel = new Parcel(
        NAME, bytes.length, sha256(bytes), "0a1b2c3d4e5f", () -> new ByteArrayInputStream(bytes));
    try (Connections.Connection connection = connections.open(target)) {
      try {
        connection.files().enter(target.directory().of(Runs.RUN));
      } catch (IOException e) {
        throw connection.failure("The directory is not accessible", e);
      }
      new Upload(connection, remembered).place(parcel);
    } finally {
      remembered.attempts++;
    }
  }

  private Target target(String password, @Nullable String fingerprint) {
    return target(password, fingerprint, "/");
  }

  private Target target(String password, @Nullable String fingerprint, String directory) {
    return new Target(
        kind.protocol(),
        kind.ftps(),
        Host.parse("127.0.0.1"),
        server.port(),
        RemoteServer.USER,
        new Login(password, null, null),
        new DirectoryTemplate(directory),
        fingerprint);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something that may fail. */
  @FunctionalInterface
  private interface Sending {
    void send() throws DeliveryFailure;
  }

  /** What the database would remember between attempts. */
  private static final class Remembered implements Upload.HandOver {
    private boolean happened;
    private int attempts;

    @Override
    public boolean mayHaveHappened() {
      return happened;
    }

    @Override
    public boolean isRepeated() {
      return attempts > 0;
    }

    @Override
    public void begins() {
      happened = true;
    }

    @Override
    public void hasNot() {
      happened = false;
    }
  }
}

package io.openreg.examples.quickstart;

import io.openreg.client.Credentials;
import io.openreg.client.OpenRegClient;
import io.openreg.examples.LocalServer;
import io.openreg.examples.trades.TradesDatabase;
import io.openreg.examples.trades.TradesDatabase.Totals;
import io.openreg.model.report.Report;
import io.openreg.model.run.RunDetails;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts a database and a server, and takes a report from its definition to a verified file, through the client alone. */
public final class Quickstart {
  private static final int TRADES = 100_000;
  private static final LocalDate DAY = LocalDate.of(2024, 1, 19);
  private static final String EMAIL = "admin@example.com";
  private static final String PASSWORD = "admin123";

  private final PrintStream out;

  private Quickstart(PrintStream out) {
    this.out = out;
  }

  /** @param arguments the server's jar, and the directory to work in */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      new Quickstart(out)
          .run(Path.of(arguments[0]), Path.of(arguments[1]), Boolean.getBoolean("keep"));
    } catch (IllegalStateException e) {
      out.println("The quickstart has failed: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run(Path jar, Path directory, boolean keep)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    Files.createDirectories(directory);
    Path place = Files.createTempDirectory(directory, "run-").toAbsolutePath();
    out.printf(Locale.ROOT, "Starting PostgreSQL with %,d trades ...%n", TRADES);
    try (TradesDatabase source = TradesDatabase.start()) {
      source.fill(DAY, TRADES);
      out.println("Starting the OpenReg server ...");
      try (LocalServer server = LocalServer.start(jar, place, Map.of());
          OpenRegClient openReg = OpenRegClient.builder()
              .baseUrl(server.address())
              .credentials(Credentials.login(EMAIL, PASSWORD::toCharArray))
              .polling(Duration.ofMillis(200), Duration.ofSeconds(1))
              .build()) {
        report(openReg, source, place);
        out.printf(
            Locale.ROOT,
            "%nAll of it took %.1f s. The API's documentation: %s/docs (sign in as %s / %s)%n",
            Duration.between(start, Instant.now()).toMillis() / 1000.0,
            server.address(),
            EMAIL,
            PASSWORD);
        if (keep) {
          out.printf("The server goes on at %s until you press Ctrl-C.%n", server.address());
          new CountDownLatch(1).await();
        }
        out.println("Run it again with -Dkeep to leave the server running.");
      }
    }
  }

  private void report(OpenRegClient openReg, TradesDatabase source, Path place) {
    out.printf("Signed in as %s%n", openReg.auth().me().email());
    DailyTrades trades = new DailyTrades(openReg);
    Report report = trades.define(source);
    out.printf("Defined '%s'; running it for %s%n", report.name(), DAY);

    Instant begin = Instant.now();
    ProgressBar bar = new ProgressBar(out, isTerminal());
    RunDetails run = trades.run(report, DAY, bar::show);
    Duration took = Duration.between(begin, Instant.now());
    Path file = trades.download(run, place);

    TradesFile read = new TradesFile(file);
    compare(source.totals(), read.totals());
    out.printf("%nThe first rows of %s:%n", file.getFileName());
    read.firstRows(3).forEach(row -> out.println("  " + row));
    out.printf(
        Locale.ROOT,
        "%n%,d rows in %.1f s: %,d rows/s%nFile:    %s%nSHA-256: %s (checked)%n",
        TRADES,
        took.toMillis() / 1000.0,
        TRADES * 1000L / Math.max(1, took.toMillis()),
        file,
        run.artifacts().get(0).checksumSha256());
  }

  private void compare(Totals table, Totals file) {
    if (table.rows() != file.rows() || table.quantity().compareTo(file.quantity()) != 0) {
      throw new IllegalStateException(
          "The file does not hold what the table holds: " + table + " against " + file);
    }
    out.printf(
        Locale.ROOT,
        "The file holds all %,d trades; their quantities add up to %s, as in the table.%n",
        file.rows(),
        file.quantity().toPlainString());
  }

  private static boolean isTerminal() {
    return System.console() != null
        && System.getenv("NO_COLOR") == null
        && System.getenv("CI") == null;
  }
}

package io.openreg.examples.benchmark;

import io.openreg.client.Credentials;
import io.openreg.client.OpenRegClient;
import io.openreg.examples.LocalServer;
import io.openreg.examples.benchmark.TradeRuns.Measured;
import io.openreg.examples.trades.TradesDatabase;
import io.openreg.model.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs of a million rows, and of a tenth of them, against {@code COPY} of the same rows. A server for each number of rows: what
 * one run has made of a process's memory must not hide the other's.
 */
final class RunsBenchmark {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 19);
  private static final int REPEATS = 3;
  private static final List<Workload> WORKLOADS =
      List.of(Workload.passThrough("csv"), Workload.passThrough("xml"), Workload.generator());

  private final PrintStream out;
  private final Path jar;
  private final Path place;

  RunsBenchmark(PrintStream out, Path jar, Path place) {
    this.out = out;
    this.jar = jar;
    this.place = place;
  }

  void run(int rows) throws IOException {
    say("%nRuns: %,d trades of 14 columns in PostgreSQL, read by one worker", rows);
    try (TradesDatabase source = TradesDatabase.start()) {
      source.fill(DAY, rows);
      int few = rows / 10;
      PeakMemory small = measure(source, few / 4, few);
      PeakMemory large = measure(source, few / 4, rows);
      if (small.isKnown()) {
        say(
            "Peak memory, %,d rows against %,d: server %+.1f %%, largest worker %+.1f %%",
            rows,
            few,
            100.0 * large.server() / small.server() - 100,
            100.0 * large.worker() / small.worker() - 100);
      }
    }
  }

  private PeakMemory measure(TradesDatabase source, int warmUp, int rows) throws IOException {
    Path directory = Files.createDirectory(place.resolve("rows-" + rows));
    // One worker, so that the process that is measured is the one that was warmed up.
    try (LocalServer server = LocalServer.start(jar, directory, Map.of("OPENREG_WORKERS", "1"));
        OpenRegClient openReg = OpenRegClient.builder()
            .baseUrl(server.address())
            .credentials(Credentials.login("admin@example.com", "admin123"::toCharArray))
            .polling(Duration.ofMillis(100), Duration.ofMillis(250))
            .build()) {
      say("%n%,d rows", rows);
      TradeRuns runs = new TradeRuns(openReg, source);
      Map<Workload, Report> reports = new LinkedHashMap<>();
      for (Workload workload : WORKLOADS) {
        reports.put(workload, runs.define(workload));
      }
      reports.forEach((workload, report) -> say(
          "  %-45s %,10.0f rows/s, cold: the first %,d of this worker",
          workload.name(), runs.run(report, warmUp).rowsPerSecond(), warmUp));
      double copy = yardstick(source, rows, directory);
      reports.forEach((workload, report) -> measure(runs, workload, report, rows, copy));
      PeakMemory peak = PeakMemory.of(server.processId());
      say("  peak memory: %s", peak);
      return peak;
    }
  }

  private double yardstick(TradesDatabase source, int rows, Path directory) throws IOException {
    CopyYardstick yardstick = new CopyYardstick(source);
    yardstick.plain(rows);
    List<Double> plain = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      plain.add(yardstick.plain(rows));
    }
    double copy = median(plain);
    say("  %-45s %,10.0f rows/s", "COPY ... TO STDOUT (FORMAT csv), thrown away", copy);
    Path file = directory.resolve("copy.csv");
    double digested = yardstick.digestedToFile(rows, file);
    Files.delete(file);
    say(
        "  %-45s %,10.0f rows/s, %.2f of COPY",
        "the same with SHA-256 and a file", digested, digested / copy);
    return copy;
  }

  private void measure(TradeRuns runs, Workload workload, Report report, int rows, double copy) {
    List<Double> speeds = new ArrayList<>();
    Measured last = runs.run(report, rows);
    speeds.add(last.rowsPerSecond());
    // Code that takes long is measured once.
    while (speeds.size() < REPEATS && rows / last.rowsPerSecond() < 10) {
      last = runs.run(report, rows);
      speeds.add(last.rowsPerSecond());
    }
    double speed = median(speeds);
    say("  %-45s %,10.0f rows/s, %.2f of COPY", workload.name(), speed, speed / copy);
    say("    %.0f MB/s; %s", last.megabytesPerSecond(), last.steps());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }
}

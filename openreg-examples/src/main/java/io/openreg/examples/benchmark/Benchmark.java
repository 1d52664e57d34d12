package io.openreg.examples.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The benchmarks, one after the other, each with servers of its own. See {@code docs/benchmarks.md}. */
public final class Benchmark {
  private Benchmark() {}

  /** @param arguments the server's jar, the directory to work in, and what to measure: {@code runs}, {@code api} or {@code runs,api} */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path jar = Path.of(arguments[0]);
    Path directory = Path.of(arguments[1]);
    List<String> parts = List.of(arguments[2].split(",", -1));
    try {
      Files.createDirectories(directory);
      Path place = Files.createTempDirectory(directory, "run-").toAbsolutePath();
      out.printf(
          "%s %s, %s, %d cores%n",
          System.getProperty("java.vm.name"),
          Runtime.version(),
          System.getProperty("os.name"),
          Runtime.getRuntime().availableProcessors());
      if (parts.contains("runs")) {
        new RunsBenchmark(out, jar, place).run(Integer.getInteger("rows", 1_000_000));
      }
      if (parts.contains("api")) {
        new ApiBenchmark(out, jar, place).run();
      }
    } catch (IllegalStateException e) {
      out.println("The benchmark has failed: " + e.getMessage());
      System.exit(1);
    }
  }
}

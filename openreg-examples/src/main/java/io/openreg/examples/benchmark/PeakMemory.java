package io.openreg.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The most memory that a server's process and any of its workers have held so far.
 *
 * @param server kilobytes
 * @param worker kilobytes, of the largest worker
 */
record PeakMemory(long server, long worker) {
  private static final String PEAK = "VmHWM:";

  /** As Linux has counted it; zeros on a system that does not tell. */
  static PeakMemory of(long serverProcess) {
    long workers = ProcessHandle.of(serverProcess).stream()
        .flatMap(ProcessHandle::children)
        .mapToLong(child -> peak(child.pid()).orElse(0))
        .max()
        .orElse(0);
    return new PeakMemory(peak(serverProcess).orElse(0), workers);
  }

  boolean isKnown() {
    return server > 0;
  }

  @Override
  public String toString() {
    return isKnown()
        ? String.format(
            Locale.ROOT, "server %d MB, largest worker %d MB", server / 1024, worker / 1024)
        : "skipped: this system has no /proc/PID/status";
  }

  private static OptionalLong peak(long process) {
    Path status = Path.of("/proc", String.valueOf(process), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty(); // it has ended in between
    }
  }
}

package io.openreg.server.platform.workers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line of a worker: the JVM and the class path of this very process, and nothing secret.
 *
 * <p>The environment of the child is empty, so whatever a JVM takes from there (character set, time zone, home) is fixed here,
 * which also makes a run's output independent of the machine.
 */
final class WorkerCommand {
  static final String MAX_FRAME_PROPERTY = "openreg.worker.maxFrameBytes";
  static final int DEFAULT_MAX_FRAME_BYTES = 64 << 20;
  /** More options for the JVM, separated by spaces, for who wants to look inside it: a property of the server's own JVM. */
  static final String OPTIONS_PROPERTY = "openreg.worker.options";

  private static final String LOGGING = "io/openreg/server/platform/workers/worker-logback.xml";

  private final WorkerPoolConfig config;

  WorkerCommand(WorkerPoolConfig config) {
    this.config = config;
  }

  /** @param compiled with the compiler for the interpreter's code, as {@link #canCompile} allows it */
  List<String> in(Path workingDirectory, boolean compiled) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + config.heap());
    // The message to the user is the pool's; without this the interpreter would go on with a heap
    // that is full.
    command.add("-XX:+ExitOnOutOfMemoryError");
    // Standard output belongs to the frames.
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-XX:+DisableAttachMechanism");
    command.add("-XX:-UsePerfData");
    command.add("-Xshare:auto");
    command.add("-XX:+UseSerialGC");
    if (Runtime.version().feature() >= 23) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    if (compiled) {
      command.add("-XX:+UnlockExperimentalVMOptions");
      command.add("-XX:+EnableJVMCI");
      command.add("--upgrade-module-path=" + compilerDirectory());
    }
    Pattern.compile(" +")
        .splitAsStream(System.getProperty(OPTIONS_PROPERTY, ""))
        .filter(option -> !option.isEmpty())
        .forEach(command::add);
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("-Duser.timezone=UTC");
    command.add("-Duser.language=en");
    command.add("-Duser.country=");
    command.add("-Duser.home=" + workingDirectory);
    command.add("-Djava.io.tmpdir=" + workingDirectory);
    command.add("-Djava.awt.headless=true");
    command.add("-Dpolyglot.engine.userResourceCache=" + config.directory().resolve("cache"));
    command.add("-Dlogback.configurationFile=" + LOGGING);
    command.add("-D" + MAX_FRAME_PROPERTY + "=" + config.maxFrameBytes());
    command.add("-cp");
    command.add(classPath());
    command.add(config.mainClass());
    return command;
  }

  /** Absolute, because the child has its own working directory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Whether this JDK may load the compiler that is shipped beside {@code lib/}: it needs JVMCI, which JDK 17 has in another
   * version. A JVM that turns out to refuse it ends before it says hello, and the pool goes on without.
   */
  static boolean canCompile() {
    Path directory = compilerDirectory();
    if (Runtime.version().feature() < 21 || !Files.isDirectory(directory)) {
      return false;
    }
    try (var jars = Files.newDirectoryStream(directory, "*.jar")) {
      return jars.iterator().hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code lib/jit} beside the server's jar or, in the build, beside its classes. */
  private static Path compilerDirectory() {
    try {
      Path code = Path.of(WorkerCommand.class
          .getProtectionDomain()
          .getCodeSource()
          .getLocation()
          .toURI());
      return code.toAbsolutePath().resolveSibling("lib").resolve("jit");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

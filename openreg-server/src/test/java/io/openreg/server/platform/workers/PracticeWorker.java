package io.openreg.server.platform.workers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.data.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A worker that does by request what real ones do by accident. */
public final class PracticeWorker {
  private PracticeWorker() {}

  public static void main(String[] args) {
    WorkerLoop.serve(() -> new WorkerTasks(
        Map.of(
            "echo", (body, cancellation, out) -> body,
            "say", (body, cancellation, out) -> say(body, out),
            "print", (body, cancellation, out) -> print(body),
            "throw", (body, cancellation, out) -> fail(body),
            "exit", (body, cancellation, out) -> exit(Integer.parseInt(text(body))),
            "fill-memory", (body, cancellation, out) -> fillMemory(),
            "until-cancelled", (body, cancellation, out) -> untilCancelled(cancellation, out),
            "for-ever", (body, cancellation, out) -> forEver(out),
            "look-around", (body, cancellation, out) -> lookAround(),
            "pid",
                (body, cancellation, out) ->
                    bytes(String.valueOf(ProcessHandle.current().pid()))),
        () -> {}));
  }

  private static byte[] say(byte[] body, FrameOutput out) {
    for (String word : text(body).split(" ", -1)) {
      out.send("word", bytes(word));
    }
    return new byte[0];
  }

  private static byte[] print(byte[] body) {
    System.out.println(text(body));
    return body;
  }

  private static byte[] fail(byte[] body) throws IOException {
    throw new IOException(text(body));
  }

  private static byte[] exit(int status) {
    Runtime.getRuntime().halt(status);
    return new byte[0];
  }

  private static byte[] fillMemory() {
    List<long[]> all = new ArrayList<>();
    while (true) {
      all.add(new long[1 << 20]);
    }
  }

  private static byte[] untilCancelled(Cancellation cancellation, FrameOutput out)
      throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Cancellation.Registration registration = cancellation.onRequest(cancelled::countDown)) {
      out.send("begun", new byte[0]);
      cancelled.await();
    }
    return new byte[0];
  }

  private static byte[] forEver(FrameOutput out) {
    out.send("begun", new byte[0]);
    while (true) {
      Thread.onSpinWait();
    }
  }

  private static byte[] lookAround() {
    Map<String, String> seen = new TreeMap<>(System.getenv());
    System.getProperties().forEach((name, value) -> seen.put(name.toString(), value.toString()));
    seen.put("directory", Path.of("").toAbsolutePath().toString());
    ProcessHandle.current()
        .info()
        .arguments()
        .ifPresent(line -> seen.put("arguments", String.join(" ", line)));
    seen.put("env-size", String.valueOf(System.getenv().size()));
    return bytes(
        String.join("\n", seen.entrySet().stream().map(Object::toString).toList()));
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

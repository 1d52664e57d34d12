package io.openreg.server.platform.workers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One child process with its three pipes. Knows frames, not work. Each pipe has its own thread, so that a child that neither
 * reads nor writes blocks nobody else.
 */
final class WorkerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  private final String name;
  private final Process process;
  private final Path directory;
  private final FrameReader in;
  private final FrameWriter out;
  private final ExecutorService writing;
  private final Events events;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private volatile boolean killed;

  private WorkerProcess(
      String name, Process process, Path directory, int maxFrameBytes, Events events) {
    this.name = name;
    this.process = process;
    this.directory = directory;
    this.in = new FrameReader(process.getInputStream(), maxFrameBytes);
    this.out = new FrameWriter(process.getOutputStream(), maxFrameBytes);
    this.writing = Executors.newSingleThreadExecutor(task -> daemon(task, name + "-in"));
    this.events = events;
  }

  /** Starts the command in a directory that is deleted when the process has ended. */
  static WorkerProcess start(
      String name, List<String> command, Path directory, int maxFrameBytes, Events events)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    WorkerProcess worker =
        new WorkerProcess(name, builder.start(), directory, maxFrameBytes, events);
    daemon(worker::readFrames, name + "-out").start();
    daemon(new ErrorDrain(name, worker.process.getErrorStream()), name + "-err").start();
    return worker;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  CompletableFuture<Void> gone() {
    return gone;
  }

  long pid() {
    return process.pid();
  }

  /** Sends when the child reads. That it could not be sent shows as the end of the process. */
  void send(Frame frame) {
    try {
      writing.execute(() -> write(frame));
    } catch (RejectedExecutionException e) {
      LOG.debug("{} has ended; {} not sent", name, frame);
    }
  }

  private void write(Frame frame) {
    try {
      out.write(frame);
    } catch (IOException e) {
      LOG.debug("{} takes no more input", name, e);
      kill();
    }
  }

  /** Ends the process at once, whatever it does. */
  void kill() {
    killed = true;
    process.destroyForcibly();
  }

  private void readFrames() {
    try {
      for (Frame frame = in.read(); frame != null; frame = in.read()) {
        events.onFrame(frame);
      }
    } catch (IOException e) {
      if (!killed) {
        LOG.warn("{} is stopped because its pipe broke: {}", name, e.getMessage());
        kill();
      }
    } catch (RuntimeException e) {
      LOG.error("{} is stopped because a frame of it could not be handled", name, e);
      kill();
    }
    int status = awaitExit();
    writing.shutdownNow();
    WorkerDirectories.delete(directory);
    gone.complete(null);
    events.onExit(status);
  }

  private int awaitExit() {
    try {
      // The pipe ends a moment before the process does; one that closed its pipe and lives on is
      // ended.
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        kill();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      return WorkerExit.BROKEN;
    }
  }

  /** Called on the thread that reads from the process. */
  interface Events {
    /** An exception thrown here ends the process. */
    void onFrame(Frame frame);

    /** The last call: the process is gone. */
    void onExit(int status);
  }
}

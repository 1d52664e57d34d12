package io.openreg.server.platform.workers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of a worker process: say hello, read frames, do one work at a time, end when the input ends.
 *
 * <p>The main thread reads, so that a cancellation is heard while work is done, and so that a killed server leaves no orphan.
 */
public final class WorkerLoop {
  /** Deep enough for the recursion that Python allows by default. Reserved, not used, until needed. */
  private static final long STACK_BYTES = 256L << 20;

  private final FrameReader in;
  private final FrameWriter out;
  private final BlockingQueue<Frame> tasks = new ArrayBlockingQueue<>(2);
  private final AtomicReference<@Nullable RunningWork> running = new AtomicReference<>();

  private WorkerLoop(FrameReader in, FrameWriter out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Serves until the input ends, and ends the process then. The first thing a worker's {@code main} does: from here on the
   * standard output carries frames only, and what anything prints to {@link System#out} goes to the standard error.
   *
   * @param tasks called after the server was told that the process is up, on the thread that does the work
   */
  public static void serve(Supplier<WorkerTasks> tasks) {
    FrameReader in = new FrameReader(new FileInputStream(FileDescriptor.in), maxFrameBytes());
    FrameWriter out = new FrameWriter(new FileOutputStream(FileDescriptor.out), maxFrameBytes());
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    new WorkerLoop(in, out).run(tasks);
  }

  private static int maxFrameBytes() {
    return Integer.getInteger(
        WorkerCommand.MAX_FRAME_PROPERTY, WorkerCommand.DEFAULT_MAX_FRAME_BYTES);
  }

  private void run(Supplier<WorkerTasks> supplier) {
    int status = WorkerExit.BROKEN;
    try {
      out.write(new Frame(Frame.HELLO, new byte[0]));
      Thread worker = new Thread(null, () -> work(supplier), "work", STACK_BYTES);
      worker.setDaemon(true);
      worker.start();
      read();
      status = WorkerExit.END_OF_INPUT;
    } catch (IOException e) {
      System.err.println("The pipe to the server broke: " + e.getMessage());
    } finally {
      // Not exit: a hook could wait for the very work that has to end now.
      Runtime.getRuntime().halt(status);
    }
  }

  private void read() throws IOException {
    for (Frame frame = in.read(); frame != null; frame = in.read()) {
      if (frame.type().equals(Frame.CANCEL)) {
        cancelRunning();
      } else if (!tasks.offer(frame)) {
        throw new IOException("More than one work was sent");
      }
    }
  }

  private void cancelRunning() {
    RunningWork work = running.get();
    if (work != null) {
      // On a thread of its own: a driver's or an interpreter's cancel may block, and the reader
      // must go on.
      Thread canceller = new Thread(work::cancel, "cancel");
      canceller.setDaemon(true);
      canceller.start();
    }
  }

  private void work(Supplier<WorkerTasks> supplier) {
    try {
      WorkerTasks all = supplier.get();
      while (true) {
        Frame task = tasks.take();
        if (task.type().equals(Frame.WARM)) {
          all.warmUp().run();
          out.write(new Frame(Frame.WARM, new byte[0]));
        } else {
          answer(outcome(all, task));
          if (tasks.isEmpty()) {
            all.warmUp().run();
          }
        }
      }
    } catch (OutOfMemoryError e) {
      Runtime.getRuntime().halt(WorkerExit.OUT_OF_MEMORY);
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(WorkerExit.BROKEN);
    }
  }

  private void answer(Frame outcome) throws IOException {
    try {
      out.write(outcome);
    } catch (FrameTooLarge e) {
      out.write(new Frame(Frame.FAILURE, String.valueOf(e.getMessage()).getBytes(UTF_8)));
    }
  }

  private Frame outcome(WorkerTasks all, Frame task) {
    RunningWork work = new RunningWork(out);
    running.set(work);
    try {
      WorkHandler handler = all.handlers().get(task.type());
      if (handler == null) {
        throw new IllegalArgumentException(
            "This worker has no handler for work of type " + task.type());
      }
      return new Frame(Frame.RESULT, handler.handle(task.body(), work.cancellation(), work));
    } catch (Exception | StackOverflowError | AssertionError | LinkageError e) {
      return new Frame(Frame.FAILURE, String.valueOf(e).getBytes(UTF_8));
    } finally {
      running.set(null);
      work.close();
    }
  }
}

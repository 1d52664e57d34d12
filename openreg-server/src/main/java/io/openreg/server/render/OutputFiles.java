package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;
import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.Stage;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The output files of a run, written row by row in every configured format at once, in a memory that does not grow with the rows. Not
 * thread-safe.
 *
 * <p>Either {@link #finish} is reached and the files are whole, or {@link #close} leaves none.
 */
@Stage
public final class OutputFiles implements AutoCloseable {
  private final OutputOptions options;
  private final RunFacts facts;
  private final Path directory;
  private final List<FormatFiles> formats = new ArrayList<>();
  private boolean learnt;
  private boolean finished;
  private long rows;

  /**
   * @param directory exists; the files are new in it, named by format and part, not yet by the file name template
   */
  public OutputFiles(OutputOptions options, RunFacts facts, Path directory) {
    this.options = requireNonNull(options);
    this.facts = requireNonNull(facts);
    this.directory = requireNonNull(directory);
    options
        .formats()
        .forEach(format -> formats.add(new FormatFiles(format, options, facts, directory)));
  }

  /**
   * Says before the first row which columns there are, where the source tells: then a file without rows has its header.
   *
   * @param columns as {@link io.openreg.server.platform.data.Rows#columns()} has them; {@link Columns#NONE} is taken for not knowing
   * @throws RunFailure if the options name a column that is not there
   */
  public void columns(Columns columns) {
    if (!columns.isEmpty()) {
      learn(columns, true);
    }
  }

  /** @throws RunFailure if the row cannot be written, naming it and the column, or the disk is full */
  public void write(Row row) {
    if (!learnt) {
      learn(row.columns(), false);
    }
    rows++;
    try {
      for (FormatFiles format : formats) {
        format.write(row, rows);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Writes a text that a transform made itself, as it is, as the run's only file: in place of rows, and in the first
   * of the configured formats.
   */
  public void document(String text) {
    document(text, options.formats().get(0));
  }

  /** The same for text that is XML by its maker's word. */
  public void xmlDocument(String text) {
    document(text, OutputFormat.XML);
  }

  /** Ends the files: format by format in the configured order, part by part. */
  public List<RenderedFile> finish() {
    List<RenderedFile> files = new ArrayList<>();
    try {
      for (FormatFiles format : formats) {
        files.addAll(format.finish());
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
    finished = true;
    return files;
  }

  /** Deletes what has been written, unless it has been finished. */
  @Override
  public void close() {
    if (!finished) {
      try {
        for (FormatFiles format : formats) {
          format.close();
        }
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  private void learn(Columns columns, boolean told) {
    learnt = true;
    formats.forEach(format -> format.learn(columns, told));
  }

  private void document(String text, OutputFormat format) {
    if (rows > 0) {
      throw new IllegalStateException("rows have been written already");
    }
    formats.clear();
    FormatFiles files = new FormatFiles(format, options, facts, directory);
    formats.add(files);
    try {
      files.document(text);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static RunFailure unwritable(IOException e) {
    return new RunFailure(
        ARTIFACT_GENERATION_ERROR,
        "The output could not be written (" + reason(e)
            + "). Check the free space of the server's data directory.",
        e);
  }

  /** Without the path, which is the server's own business. */
  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}

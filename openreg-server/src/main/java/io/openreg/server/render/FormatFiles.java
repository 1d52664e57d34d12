package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;
import static io.openreg.server.render.Placeholders.LONGEST_COUNT;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of one format in a run: one, or as many parts as its limits ask for, each with its own head and tail. */
final class FormatFiles implements Closeable {
  private record Part(PartFile file, long rows) {}

  private final OutputFormat format;
  private final RecordFormat records;
  private final OutputOptions options;
  private final RunFacts facts;
  private final Path directory;
  private final List<Part> finished = new ArrayList<>();
  private final Bytes buffer = new Bytes();
  private final long maxRecords;
  private final long maxBytes;
  private @Nullable PartFile current;
  private long rows;
  /** What the tail, and a late head, will take of the size. */
  private long reserved;

  FormatFiles(OutputFormat format, OutputOptions options, RunFacts facts, Path directory) {
    this.format = format;
    this.records = records(format, options);
    this.options = options;
    this.facts = facts;
    this.directory = directory;
    this.maxRecords = options.maxRecords() == null ? Long.MAX_VALUE : options.maxRecords();
    this.maxBytes = options.maxBytes() == null ? Long.MAX_VALUE : options.maxBytes();
  }

  private static RecordFormat records(OutputFormat format, OutputOptions options) {
    return switch (format) {
      case CSV -> new CsvFormat(options.csv(), options.mappings());
      case JSON -> new JsonFormat(options.json(), options.mappings());
      case XML -> new XmlFormat(options.xml(), options.xmlMapping(), options.mappings());
      case TXT ->
        options.txt().columns().isEmpty()
            ? new TxtFormat(options.txt(), options.mappings())
            : new FixedWidthFormat(options.txt(), options.mappings());
    };
  }

  void learn(Columns columns, boolean told) {
    records.learn(columns, told);
  }

  void write(Row row, long number) throws IOException {
    PartFile part = current;
    if (part == null || rows == maxRecords) {
      part = next();
    }
    buffer.clear();
    records.record(row, number, rows == 0, buffer);
    if (!fits(part) && rows > 0) {
      part = next();
      buffer.clear();
      records.record(row, number, true, buffer);
    }
    if (!fits(part)) {
      throw new RunFailure(
          ARTIFACT_GENERATION_ERROR,
          "Row " + number + " alone makes a file larger than max_file_size_bytes, " + maxBytes
              + ".");
    }
    part.write(buffer);
    rows++;
  }

  /** A text written as it is, in place of records. */
  void document(String text) throws IOException {
    PartFile part = new PartFile(path(), false);
    current = part;
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + 8192);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to++;
      }
      buffer.clear();
      try {
        buffer.utf8(text.substring(from, to));
      } catch (UnfitValue e) {
        throw e.in("The text that transform returned");
      }
      part.write(buffer);
      from = to;
    }
    part.finish();
    finished.add(new Part(part, 0));
    current = null;
  }

  List<RenderedFile> finish() throws IOException {
    if (current == null && finished.isEmpty()) {
      next();
    }
    finishCurrent();
    List<RenderedFile> files = new ArrayList<>();
    for (Part part : finished) {
      PartFile file = part.file();
      files.add(new RenderedFile(
          file.path(),
          format,
          format.mediaType(),
          format.extension(),
          files.size() + 1,
          finished.size(),
          part.rows(),
          file.size(),
          file.sha256Hex()));
    }
    return files;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
    for (Part part : finished) {
      part.file().close();
    }
  }

  private PartFile next() throws IOException {
    finishCurrent();
    Placeholders placeholders = placeholders();
    PartFile part = new PartFile(path(), records.isHeadLate());
    current = part;
    buffer.clear();
    records.head(placeholders, LONGEST_COUNT, buffer);
    if (records.isHeadLate()) {
      reserved = buffer.size();
    } else {
      part.write(buffer);
      reserved = 0;
    }
    buffer.clear();
    records.tail(placeholders, LONGEST_COUNT, buffer);
    reserved += buffer.size();
    return part;
  }

  private void finishCurrent() throws IOException {
    PartFile part = current;
    if (part != null) {
      Placeholders placeholders = placeholders();
      buffer.clear();
      records.tail(placeholders, rows, buffer);
      part.write(buffer);
      if (records.isHeadLate()) {
        buffer.clear();
        records.head(placeholders, rows, buffer);
        part.finish(buffer);
      } else {
        part.finish();
      }
      finished.add(new Part(part, rows));
      current = null;
      rows = 0;
    }
  }

  private boolean fits(PartFile part) {
    return part.size() + buffer.size() + reserved <= maxBytes;
  }

  private Placeholders placeholders() {
    return new Placeholders(facts, options.fileName(), format, finished.size() + 1);
  }

  private Path path() {
    return directory.resolve(
        format.extension() + "-" + (finished.size() + 1) + "." + format.extension());
  }
}

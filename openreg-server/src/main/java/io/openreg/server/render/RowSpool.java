package io.openreg.server.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.openreg.server.platform.Stage;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Rows put aside beside a run's files, for the server to keep: compressed JSON, a line for each row, with its number, what is
 * said of it, and its values by column.
 */
@Stage
public final class RowSpool implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final OutputStream out;
  private final JsonValues values = new JsonValues();
  private final Bytes line = new Bytes();
  private final JsonGenerator json;
  private long rows;

  private RowSpool(Path path, OutputStream out) throws IOException {
    this.path = path;
    this.out = out;
    this.json = values.generator(line);
  }

  /** @param path a file that is not there yet */
  public static RowSpool open(Path path) {
    try {
      return new RowSpool(
          path,
          new BufferedOutputStream(
              new GZIPOutputStream(
                  Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), BUFFER),
              BUFFER));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * @param number of the row, from 1
   * @param labels what is said of it
   */
  public void write(long number, Map<String, String> labels, Row row) {
    try {
      line.clear();
      json.writeStartObject();
      json.writeNumberField("row", number);
      json.writeObjectFieldStart("labels");
      for (Map.Entry<String, String> label : labels.entrySet()) {
        json.writeStringField(label.getKey(), label.getValue());
      }
      json.writeEndObject();
      json.writeObjectFieldStart("data");
      for (int i = 0; i < row.size(); i++) {
        value(number, row, i);
      }
      json.writeEndObject();
      json.writeEndObject();
      json.flush();
      line.put('\n');
      out.write(line.array(), 0, line.size());
      rows++;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void value(long number, Row row, int index) throws IOException {
    String column = row.columns().get(index).name();
    json.writeFieldName(column);
    try {
      values.write(row.get(index), json);
    } catch (UnfitValue e) {
      throw e.at(number, column);
    }
  }

  public Path path() {
    return path;
  }

  public long rows() {
    return rows;
  }

  /** Ends the file; a spool that is closed twice is closed once. */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static RunFailure unwritable(IOException e) {
    return new RunFailure(
        FailureCode.ARTIFACT_GENERATION_ERROR,
        "A file could not be written: the disk of the server is full or cannot be written.",
        e);
  }
}

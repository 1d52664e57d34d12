package io.openreg.server.pipeline;

import java.nio.file.Path;

/**
 * Rows that a run has put aside for the server to keep, see {@link io.openreg.server.render.RowSpool}.
 *
 * @param name of the file, the same in every run: {@link #RECORDS}
 */
public record SpooledRows(String name, Path path, long rows) {
  /** The rows of a submission, each with the label {@link #REFERENCE}. */
  public static final String RECORDS = "records.jsonl.gz";

  public static final String REFERENCE = "reference";
}

package io.openreg.server.pipeline;

import io.openreg.server.render.RenderedFile;
import java.util.List;

/**
 * What a run has made: whole files in its working directory, which holds nothing else, not yet published.
 *
 * @param files in the order of the configured formats, and of their parts
 * @param rowsRead rows that came from the source
 * @param rowsWritten records in the files of one format; 0 for a text that a transform has written itself
 * @param spools rows put aside for the server to keep, in the same directory
 * @param steps every step from initializing to generating_artifacts, in their order
 */
public record Produced(
    List<RenderedFile> files,
    long rowsRead,
    long rowsWritten,
    List<SpooledRows> spools,
    List<StepTiming> steps) {
  public Produced {
    files = List.copyOf(files);
    spools = List.copyOf(spools);
    steps = List.copyOf(steps);
  }
}

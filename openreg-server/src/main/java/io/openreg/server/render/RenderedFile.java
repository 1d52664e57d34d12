package io.openreg.server.render;

import io.openreg.server.platform.Stage;
import java.nio.file.Path;

/**
 * A whole output file, not yet published.
 *
 * @param path where it was written
 * @param extension without a dot
 * @param part counted from 1, within its format
 * @param parts how many the format has
 * @param rows the records in this part; 0 for a text a transform has written itself, whose records nobody counted
 * @param bytes its size
 * @param sha256 of its content, 64 lower-case hex digits
 */
@Stage
public record RenderedFile(
    Path path,
    OutputFormat format,
    String mediaType,
    String extension,
    int part,
    int parts,
    long rows,
    long bytes,
    String sha256) {}

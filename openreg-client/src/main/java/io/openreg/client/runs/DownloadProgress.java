package io.openreg.client.runs;

/**
 * How far a download is.
 *
 * @param bytes here so far, those kept from an earlier try included
 * @param total of the file
 */
public record DownloadProgress(long bytes, long total) {
  /** 0 to 100. */
  public int percent() {
    return total <= 0 ? 100 : (int) Math.min(100, bytes * 100 / total);
  }
}

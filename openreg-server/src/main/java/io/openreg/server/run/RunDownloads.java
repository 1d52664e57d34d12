package io.openreg.server.run;

import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands files out, whole or in part, and writes down to whom. */
final class RunDownloads {
  private final Transactions transactions;
  private final ArtifactService artifacts;
  private final AuditLog audit;

  RunDownloads(Transactions transactions, ArtifactService artifacts, AuditLog audit) {
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.audit = audit;
  }

  /**
   * What a request for a file is answered with.
   *
   * @param range the part that was asked for; null for all of it
   * @param content positioned at its first byte; null where the range cannot be had, or was not asked for
   */
  record Download(
      StoredArtifact artifact,
      @Nullable ByteRange range,
      @Nullable InputStream content) {
    /** RFC 9110 §8.8.3: files never change, so the digest names them. */
    String entityTag() {
      return "\"" + artifact.sha256() + "\"";
    }
  }

  /**
   * @param rangeHeader {@code Range}, or null
   * @param ifRange {@code If-Range}, or null: another file than that is sent whole
   */
  Download open(
      Caller caller,
      UUID runId,
      UUID artifactId,
      @Nullable String rangeHeader,
      @Nullable String ifRange) {
    StoredArtifact artifact = artifacts.get(caller.tenant(), runId, artifactId);
    boolean partWanted = ifRange == null || ifRange.equals("\"" + artifact.sha256() + "\"");
    ByteRange.Asked asked = ByteRange.read(partWanted ? rangeHeader : null, artifact.sizeBytes());
    if (asked instanceof ByteRange.Asked.Unsatisfiable) {
      return new Download(artifact, null, null);
    }
    ByteRange range = asked instanceof ByteRange.Asked.Part part ? part.range() : null;
    Download download = new Download(artifact, range, content(artifact, range));
    if (range == null || range.first() == 0) {
      record(caller, artifact);
    }
    return download;
  }

  /** What a whole download would be, without its content. */
  Download describe(TenantId tenant, UUID runId, UUID artifactId) {
    return new Download(artifacts.get(tenant, runId, artifactId), null, null);
  }

  private InputStream content(StoredArtifact artifact, @Nullable ByteRange range) {
    try {
      return range == null
          ? artifacts.open(artifact, 0, artifact.sizeBytes())
          : artifacts.open(artifact, range.first(), range.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(Caller caller, StoredArtifact artifact) {
    transactions.run(() -> audit.record(
        caller,
        AuditAction.DOWNLOAD,
        "Artifact",
        artifact.id(),
        Changes.after(Map.of("filename", artifact.filename(), "sha256", artifact.sha256()))));
  }
}

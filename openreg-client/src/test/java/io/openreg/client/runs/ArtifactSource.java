package io.openreg.client.runs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A server of one file, with ranges, that breaks off where a test says. */
final class ArtifactSource implements Function<RecordedRequest, MockResponse> {
  private final byte[] file;
  private final String etag;
  private final Deque<Integer> cuts = new ArrayDeque<>();
  private List<String> seen = new ArrayList<>();
  private boolean ranges = true;
  private boolean digest;
  private @Nullable Integer stall;
  private @Nullable ArtifactSource next;

  ArtifactSource(byte[] file, String etag) {
    this.file = file;
    this.etag = etag;
  }

  /** Breaks the connection when these places of the file are reached, one after the other. */
  ArtifactSource cutAt(Integer... places) {
    cuts.addAll(List.of(places));
    return this;
  }

  /** Stands still at this place, once. */
  ArtifactSource stallingAt(int place) {
    stall = place;
    return this;
  }

  ArtifactSource ignoringRanges() {
    ranges = false;
    return this;
  }

  ArtifactSource announcingItsDigest() {
    digest = true;
    return this;
  }

  ArtifactSource recordingIn(ArtifactSource other) {
    seen = other.seen;
    return this;
  }

  /** After its last cut {@code source} answers. */
  ArtifactSource thenServing(ArtifactSource source) {
    next = source;
    return this;
  }

  /** What was asked for, request by request. */
  synchronized List<String> seen() {
    return List.copyOf(seen);
  }

  @Override
  public synchronized MockResponse apply(RecordedRequest request) {
    if (next != null && cuts.isEmpty()) {
      return next.apply(request);
    }
    String range = request.getHeaders().get("Range");
    String ifRange = request.getHeaders().get("If-Range");
    seen.add(range == null ? "no range" : range + (ifRange == null ? "" : " if " + ifRange));
    boolean holds = ranges && range != null && (ifRange == null || ifRange.equals(etag));
    int from = holds ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    if (from >= file.length && from > 0) {
      return new MockResponse.Builder().code(416).build();
    }
    MockResponse.Builder answer =
        new MockResponse.Builder().code(holds ? 206 : 200).setHeader("ETag", etag);
    if (holds) {
      answer.setHeader(
          "Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    }
    if (digest) {
      byte[] sha256 = HexFormat.of().parseHex(DownloadTest.sha256(file));
      answer.setHeader(
          "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
    }
    return body(answer, from);
  }

  private MockResponse body(MockResponse.Builder answer, int from) {
    Integer cut = cuts.poll();
    int to = cut == null ? file.length : Math.max(from, cut);
    if (stall != null) {
      to = stall;
      stall = null;
      answer.onResponseEnd(SocketEffect.Stall.INSTANCE);
    } else if (to < file.length) {
      answer.onResponseEnd(new SocketEffect.CloseSocket());
    }
    return answer
        .body(new Buffer().write(file, from, to - from))
        .setHeader("Content-Length", file.length - from)
        .build();
  }
}

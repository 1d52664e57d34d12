package io.openreg.server.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.identity.Call;
import jakarta.ws.rs.core.EntityTag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Entity tags (RFC 9110 §8.8.3): a digest of the resource as its readers see it, so that equal tags mean equal answers. */
public final class EntityTags {
  private static final int LENGTH = 16;

  private final JsonMapper json;

  public EntityTags(JsonMapper json) {
    this.json = json;
  }

  public EntityTag of(Object entity) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(entity));
      return new EntityTag(HexFormat.of().formatHex(Arrays.copyOf(digest, LENGTH)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer that cannot be written has no tag", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /**
   * Checks {@code If-Match} against the resource as it stands, inside the transaction that is about to change it.
   *
   * @throws PreconditionFailed if the header is there and names another state
   */
  public void check(Call call, Object current) {
    String header = call.ifMatch();
    if (header == null || header.equals("*")) {
      return;
    }
    String tag = "\"" + of(current).getValue() + "\"";
    boolean holds = Arrays.stream(header.split(",")).map(String::trim).anyMatch(tag::equals);
    if (!holds) {
      throw new PreconditionFailed(
          "It was changed since you read it: read it again, then repeat your change.");
    }
  }
}

package io.openreg.server.platform.http;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.openreg.model.WireJson;
import java.util.UUID;

/** The mapper of the wire as the server reads with it: stricter than a client has to be. */
public final class RequestJson {
  private RequestJson() {}

  public static JsonMapper mapper() {
    return WireJson.mapper()
        .rebuild()
        // RFC 8259 §4 leaves open which of two members of one name counts, and a proxy may think
        // otherwise than we.
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .addModule(new SimpleModule("openreg-requests")
            .addDeserializer(String.class, new StorableText())
            .addDeserializer(UUID.class, new StrictUuid()))
        .build();
  }
}

package io.openreg.server.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.submission.RegulatorResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what an answer is known when it comes again: SHA-256 of all that it says. */
final class ResponseDigest {
  private final JsonMapper json;

  ResponseDigest(JsonMapper json) {
    this.json = json;
  }

  String of(RegulatorResponse response) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(response)));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

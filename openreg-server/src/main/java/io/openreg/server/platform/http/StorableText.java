package io.openreg.server.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.openreg.server.platform.data.LegibleText;
import java.io.IOException;

/**
 * Reads strings of requests, at any depth, and refuses those that are no text: JSON can spell NUL, which PostgreSQL does not
 * store, and one half of a surrogate pair, which no encoding can write.
 */
final class StorableText extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1;

  StorableText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
    String text = StringDeserializer.instance.deserialize(json, context);
    if (text != null && !LegibleText.is(text)) {
      throw new JsonMappingException(
          json,
          "no text",
          new IllegalArgumentException(
              "holds U+0000 or half of a surrogate pair, which are no characters of a text"));
    }
    return text;
  }

  @Override
  public LogicalType logicalType() {
    return LogicalType.Textual;
  }
}

package io.openreg.server.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON: numbers with all their digits and never an exponent, so that a decimal reads back as the same decimal;
 * dates, times, bytes and UUIDs as strings.
 */
final class JsonValues {
  private static final int DEEPEST = 500;

  private final JsonFactory factory = new JsonFactoryBuilder()
      .rootValueSeparator((String) null)
      .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
      .build();
  private final ValueText text = ValueText.ofScalars(ValueText.Style.ISO);
  private final Bytes scratch = new Bytes();

  /** Writes to that buffer, as far as flushed. */
  JsonGenerator generator(Bytes out) throws IOException {
    return factory.createGenerator(new OutputStream() {
      @Override
      public void write(int b) {
        out.put(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        out.put(bytes, offset, length);
      }
    });
  }

  void write(@Nullable Object value, JsonGenerator generator) throws IOException, UnfitValue {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof String string) {
      generator.writeString(whole(string));
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof BigDecimal decimal && isPlain(decimal)) {
      generator.writeNumber(decimal);
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value instanceof Number number) {
      number(number, generator);
    } else if (value instanceof Map<?, ?> map) {
      object(map, generator);
    } else if (value instanceof List<?> list) {
      array(list, generator);
    } else {
      scratch.clear();
      text.append(value, scratch);
      generator.writeRawUTF8String(scratch.array(), 0, scratch.size());
    }
  }

  /** Whether its own toString, which Jackson writes, comes without an exponent. */
  private static boolean isPlain(BigDecimal decimal) {
    return decimal.scale() >= 0 && decimal.precision() - decimal.scale() > -6;
  }

  private void number(Number number, JsonGenerator generator) throws IOException, UnfitValue {
    generator.writeNumber(text.of(number));
  }

  private void object(Map<?, ?> map, JsonGenerator generator) throws IOException, UnfitValue {
    generator.writeStartObject();
    checkDepth(generator);
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      generator.writeFieldName(whole(String.valueOf(entry.getKey())));
      write(entry.getValue(), generator);
    }
    generator.writeEndObject();
  }

  private void array(List<?> list, JsonGenerator generator) throws IOException, UnfitValue {
    generator.writeStartArray();
    checkDepth(generator);
    for (Object item : list) {
      write(item, generator);
    }
    generator.writeEndArray();
  }

  private static void checkDepth(JsonGenerator generator) throws UnfitValue {
    if (generator.getOutputContext().getNestingDepth() > DEEPEST) {
      throw new UnfitValue("is nested more than " + DEEPEST + " levels deep");
    }
  }

  private static String whole(String string) throws UnfitValue {
    for (int i = 0; i < string.length(); i++) {
      if (Character.isSurrogate(string.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(string.codePointAt(i))) {
          throw UnfitValue.halfPair(string.charAt(i));
        }
        i++;
      }
    }
    return string;
  }
}
